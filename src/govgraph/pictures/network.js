// Works on the globals of pyvis's page: network, nodes, edges. All texts of documents are set as text, never as markup.
"use strict";
(function () {
  const details = document.getElementById("details");
  const search = document.getElementById("search");
  const found = document.getElementById("found");
  const faded = "rgba(31, 41, 51, 0.15)";
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
  const all = nodes.get();
  const words = new Map(all.map((node) => [node.id, plain(node.about)]));

  function hover(text) {
    const element = document.createElement("div");
    element.textContent = text;
    return element;
  }
  // The first line of what is said of a document is its name.
  const name = (id) => nodes.get(id).about.split("\n", 1)[0];
  const said = (edge) => name(edge.from) + "\n\u2192 " + name(edge.to) + "\n" + edge.about;

  nodes.update(all.map((node) => ({ id: node.id, title: hover(node.about) })));
  edges.update(edges.get().map((edge) => ({ id: edge.id, title: hover(said(edge)) })));

  const arrows = edges.get();

  // Fade all but some documents and the arrows between them; null shows all.
  function show(chosen) {
    nodes.update(
      all.map((node) => {
        const on = chosen === null || chosen.has(node.id);
        return { id: node.id, opacity: on ? 1 : 0.15, font: { ...node.font, color: on ? node.font.color : faded } };
      })
    );
    edges.update(
      arrows.map((edge) => {
        const on = chosen === null || (chosen.has(edge.from) && chosen.has(edge.to));
        return { id: edge.id, color: { ...edge.color, opacity: on ? edge.color.opacity : 0.1 } };
      })
    );
  }

  function tell(texts) {
    details.replaceChildren(
      ...texts.map((text) => {
        const paragraph = document.createElement("p");
        paragraph.textContent = text;
        return paragraph;
      })
    );
    details.hidden = texts.length === 0;
    details.parentElement.scrollTop = 0;
  }

  network.on("click", (event) => {
    if (event.nodes.length) {
      const id = event.nodes[0];
      show(new Set([id, ...network.getConnectedNodes(id)]));
      tell([nodes.get(id).about, ...network.getConnectedEdges(id).map((id) => said(edges.get(id)))]);
    } else if (event.edges.length) {
      tell(event.edges.map((id) => said(edges.get(id))));
    } else {
      show(null);
      tell([]);
    }
  });

  search.addEventListener("input", () => {
    const wanted = plain(search.value).split(/\s+/).filter(Boolean);
    if (!wanted.length) {
      found.textContent = "";
      show(null);
      return;
    }
    const hits = all.filter((node) => wanted.every((word) => words.get(node.id).includes(word))).map((node) => node.id);
    found.textContent = hits.length + " found";
    show(new Set(hits));
    if (hits.length) {
      network.fit({ nodes: hits, maxZoomLevel: 1.2, animation: { duration: 300 } });
    }
  });

  network.once("afterDrawing", () => network.fit({ maxZoomLevel: 1.3 }));
})();
