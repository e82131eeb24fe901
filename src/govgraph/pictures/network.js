// Works on the globals of pyvis's page: network, nodes, edges. All texts of documents are set as text, never as markup.
"use strict";
(function () {
  let held = false;
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

  // Show these documents as large as they fit, but not larger than they are. (vis-network's own fit goes by what it has
  // drawn already, and cuts off the rest.)
  function frame(some, animation) {
    if (!some.length) return;
    const box = document.getElementById("mynetwork");
    const left = Math.min(...some.map((node) => node.x - node.room[0] / 2));
    const right = Math.max(...some.map((node) => node.x + node.room[0] / 2));
    const top = Math.min(...some.map((node) => node.y - node.room[1] / 2));
    const bottom = Math.max(...some.map((node) => node.y + node.room[1] / 2));
    const scale = Math.min(1.3, box.clientWidth / (right - left + 60), box.clientHeight / (bottom - top + 60));
    network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, animation });
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
    const hits = all.filter((node) => wanted.every((word) => words.get(node.id).includes(word)));
    found.textContent = hits.length + " found";
    show(new Set(hits.map((node) => node.id)));
    held = true;
    frame(hits, { duration: 300 });
  });

  // The whole picture, also in a window that changes, until someone takes hold of it.
  for (const event of ["zoom", "dragStart", "click"]) network.on(event, () => (held = true));
  const whole = () => held || frame(all, false);
  network.on("resize", () => requestAnimationFrame(whole));
  whole();
})();
