"use strict";
// One page, no server: everything is read from the data beside it. Text is only ever set as text.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = id => document.getElementById(id);
  const canvas = byId("map");
  const pen = canvas.getContext("2d");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let printing = false;

  // --- small things ---
  const fold = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const make = (tag, text, className) => {
    const element = document.createElement(tag);
    if (text !== undefined) {
      element.textContent = text;
      element.dir = "auto";
    }
    if (className)
      element.className = className;
    return element;
  };
  const isSafe = link => /^(https?:\/\/|mailto:|tel:)/i.test(link);
  const isDark = () => dark.matches && !printing;

  // --- signs: a shape and a colour for the family, a glyph for the kind ---
  const shapes = {
    circle: "M22.5 12A10.5 10.5 0 1 1 1.5 12A10.5 10.5 0 1 1 22.5 12Z",
    small_circle: "M21 12A9 9 0 1 1 3 12A9 9 0 1 1 21 12Z",
    rounded_square: "M6 2H18A4 4 0 0 1 22 6V18A4 4 0 0 1 18 22H6A4 4 0 0 1 2 18V6A4 4 0 0 1 6 2Z",
    square: "M2.2 2.2H21.8V21.8H2.2Z",
    diamond: "M12 -1L25 12L12 25L-1 12Z",
    hexagon: "M12 .5L22 6.2V17.8L12 23.5L2 17.8V6.2Z",
  };
  const plain = {label: "Kind not said", shape: "circle", light: "#7D8A95", dark: "#8F9BA5", fill: "", stroke: "", width: 0};
  const symbolOf = kind => data.kinds[kind] || data.kinds[""] || plain;
  const paths = new Map();
  const pathOf = text => {
    if (!paths.has(text))
      paths.set(text, new Path2D(text));
    return paths.get(text);
  };
  const ns = "http://www.w3.org/2000/svg";
  const signs = new Map();
  const svgOf = kind => {
    if (!signs.has(kind))
      signs.set(kind, newSvgOf(symbolOf(kind)));
    return signs.get(kind).cloneNode(true);
  };
  const newSvgOf = symbol => {
    const svg = document.createElementNS(ns, "svg");
    svg.setAttribute("viewBox", "-1 -1 26 26");
    svg.setAttribute("width", 26);
    svg.setAttribute("height", 26);
    svg.setAttribute("aria-hidden", "true");
    const add = (d, fill, stroke, width, transform) => {
      if (!d)
        return;
      const path = document.createElementNS(ns, "path");
      const all = {d, fill, stroke, "stroke-width": width, transform, "fill-rule": "evenodd", "stroke-linecap": "round"};
      for (const [key, value] of Object.entries(all))
        if (value)
          path.setAttribute(key, value);
      svg.append(path);
    };
    add(shapes[symbol.shape], dark.matches ? symbol.dark : symbol.light);
    const inner = "translate(5.4 5.4) scale(.55)";
    add(symbol.fill, "#fff", "", "", inner);
    add(symbol.stroke, "none", "#fff", symbol.width, inner);
    return svg;
  };

  // --- places ---
  const mercator = latitude => .5 - Math.log(Math.tan(Math.PI / 4 + latitude * Math.PI / 360)) / (2 * Math.PI);
  const places = data.places;
  const box = {west: Infinity, east: -Infinity, north: Infinity, south: -Infinity};
  for (const place of places) {
    place.activities = new Set((place.s || []).map(service => service.a).filter(Boolean));
    place.wordsOf = () => place.words ??= fold([place.n, place.o, place.d, place.w, symbolOf(place.k).label,
      ...(place.s || []).flatMap(s => [s.n, s.d, data.activities[s.a] && data.activities[s.a][0]])].filter(Boolean).join(" "));
    if (place.x === undefined)
      continue;
    place.mx = (place.x + 180) / 360;
    place.my = mercator(place.y);
    box.west = Math.min(box.west, place.mx);
    box.east = Math.max(box.east, place.mx);
    box.north = Math.min(box.north, place.my);
    box.south = Math.max(box.south, place.my);
  }
  if (box.west > box.east)
    Object.assign(box, {west: .47, east: .505, north: .29, south: .335});
  let shown = places;

  // --- the ground, in units fine enough for what a canvas counts in ---
  const unit = 2 ** 26;
  const originX = Math.round(box.west * 4096) / 4096, originY = Math.round(box.north * 4096) / 4096;
  const ground = data.ground.map(({t, k, p}) => {
    const path = new Path2D();
    for (const line of p) {
      let x = 0, y = 0;
      for (let i = 0; i < line.length; i += 2) {
        x += line[i];
        y += line[i + 1];
        const ux = ((x / 1e5 + 180) / 360 - originX) * unit, uy = (mercator(y / 1e5) - originY) * unit;
        if (i === 0)
          path.moveTo(ux, uy);
        else
          path.lineTo(ux, uy);
      }
    }
    return {theme: t, kind: k, path};
  });

  // --- the view: what is in the middle, and how many pixels the world is wide ---
  const view = {x: 0, y: 0, scale: 1};
  let width = 0, height = 0;
  const leastScale = 2 ** 10, mostScale = 2 ** 28;
  const fit = (area, closest = 2 ** 23) => {
    const room = .84;
    const scale = Math.min(width * room / Math.max(area.east - area.west, 1e-9),
      height * room / Math.max(area.south - area.north, 1e-9));
    view.x = (area.west + area.east) / 2;
    view.y = (area.north + area.south) / 2;
    view.scale = Math.max(Math.min(scale, closest), leastScale);
    moved();
  };
  const zoomAt = (factor, px = width / 2, py = height / 2) => {
    const scale = Math.min(Math.max(view.scale * factor, leastScale), mostScale);
    view.x += (px - width / 2) * (1 / view.scale - 1 / scale);
    view.y += (py - height / 2) * (1 / view.scale - 1 / scale);
    view.scale = scale;
    moved();
  };
  const pan = (dx, dy) => {
    view.x -= dx / view.scale;
    view.y -= dy / view.scale;
    moved();
  };
  let waiting = false;
  const redraw = () => {
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        draw();
      });
    }
  };
  let settling = 0;
  const moved = () => {
    redraw();
    if (byId("in-view").checked) {
      clearTimeout(settling);
      settling = setTimeout(filter, 200);
    }
  };
  const screen = place => [(place.mx - view.x) * view.scale + width / 2, (place.my - view.y) * view.scale + height / 2];
  const isInView = place => {
    if (place.mx === undefined)
      return false;
    const [x, y] = screen(place);
    return x >= 0 && y >= 0 && x <= width && y <= height;
  };

  // --- drawing ---
  const looks = {
    light: {sea: "#D3E4EA", land: "#F3F0E6", green: "#DCE7CC", water: "#B9D7E2", road: "#FFFFFF", edge: "#D9D2C2", area: "#8a7f9a", halo: "#FFFFFF", ink: "#1D282E", accent: "#0F5C66"},
    dark: {sea: "#0E1B22", land: "#222C31", green: "#26372D", water: "#17303B", road: "#3C484E", edge: "#1A2226", area: "#8d86a0", halo: "#12191D", ink: "#E9EDEF", accent: "#6CC5C1"},
  };
  let drawn = []; // signs and clusters on the screen, for pointers
  let selected = null;
  const drawGround = look => {
    const k = view.scale / unit * devicePixelRatio;
    pen.setTransform(k, 0, 0, k, ((originX - view.x) * view.scale + width / 2) * devicePixelRatio,
      ((originY - view.y) * view.scale + height / 2) * devicePixelRatio);
    const px = unit / view.scale;
    for (const {theme, kind, path} of ground) {
      if (theme === "land" || theme === "green" || (theme === "water" && kind !== "line")) {
        pen.fillStyle = look[theme];
        pen.fill(path, "evenodd");
      } else if (theme === "water" || theme === "road") {
        const wide = theme === "water" ? 1.5 : kind === "main" ? 3.4 : 1.6;
        if (theme === "road") {
          pen.strokeStyle = look.edge;
          pen.lineWidth = (wide + 1.4) * px;
          pen.stroke(path);
        }
        pen.strokeStyle = look[theme];
        pen.lineWidth = wide * px;
        pen.stroke(path);
      } else if (theme === "area") {
        pen.strokeStyle = look.area;
        pen.lineWidth = px;
        pen.setLineDash([4 * px, 3 * px]);
        pen.stroke(path);
        pen.setLineDash([]);
      }
    }
  };
  const drawSign = (place, x, y, look) => {
    const symbol = symbolOf(place.k);
    const ratio = devicePixelRatio;
    if (place.r) { // somewhere about here
      pen.setTransform(ratio, 0, 0, ratio, x * ratio, y * ratio);
      pen.globalAlpha = .25;
      pen.fillStyle = isDark() ? symbol.dark : symbol.light;
      pen.beginPath();
      pen.arc(0, 0, 20, 0, 7);
      pen.fill();
      pen.globalAlpha = 1;
    }
    pen.setTransform(ratio, 0, 0, ratio, (x - 12) * ratio, (y - 12) * ratio);
    pen.fillStyle = isDark() ? symbol.dark : symbol.light;
    pen.strokeStyle = place === selected ? look.accent : look.halo;
    pen.lineWidth = place === selected ? 6 : 2;
    pen.stroke(pathOf(shapes[symbol.shape] || shapes.circle));
    pen.fill(pathOf(shapes[symbol.shape] || shapes.circle));
    pen.setTransform(ratio * .55, 0, 0, ratio * .55, (x - 6.6) * ratio, (y - 6.6) * ratio);
    if (symbol.fill) {
      pen.fillStyle = "#fff";
      pen.fill(pathOf(symbol.fill), "evenodd");
    }
    if (symbol.stroke) {
      pen.strokeStyle = "#fff";
      pen.lineWidth = symbol.width;
      pen.lineCap = "round";
      pen.stroke(pathOf(symbol.stroke));
    }
  };
  const drawCluster = (members, x, y, look) => {
    const ratio = devicePixelRatio;
    const radius = 13 + 3 * Math.log10(members.length);
    pen.setTransform(ratio, 0, 0, ratio, x * ratio, y * ratio);
    pen.fillStyle = look.halo;
    pen.beginPath();
    pen.arc(0, 0, radius + 4, 0, 7);
    pen.fill();
    const shares = new Map(); // a ring of what is in it
    for (const place of members) {
      const symbol = symbolOf(place.k);
      const colour = isDark() ? symbol.dark : symbol.light;
      shares.set(colour, (shares.get(colour) || 0) + 1);
    }
    let from = -Math.PI / 2;
    pen.lineWidth = 4;
    for (const [colour, count] of shares) {
      const to = from + 2 * Math.PI * count / members.length;
      pen.strokeStyle = colour;
      pen.lineCap = "butt";
      pen.beginPath();
      pen.arc(0, 0, radius + 1, from, to);
      pen.stroke();
      from = to;
    }
    pen.fillStyle = look.ink;
    pen.font = "600 13px system-ui, sans-serif";
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.fillText(String(members.length), 0, .5);
  };
  const draw = () => {
    const look = isDark() ? looks.dark : looks.light;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.fillStyle = look.sea;
    pen.fillRect(0, 0, canvas.width, canvas.height);
    drawGround(look);
    const cells = new Map();
    const side = 46;
    drawn = [];
    // Cells stand still on the ground while the map moves, so that clusters do not flicker.
    const cellsWide = view.scale / side;
    for (const place of shown) {
      if (place.mx === undefined || place === selected)
        continue;
      const [x, y] = screen(place);
      if (x < -side || y < -side || x > width + side || y > height + side)
        continue;
      const key = Math.floor(place.mx * cellsWide) + ":" + Math.floor(place.my * cellsWide);
      const cell = cells.get(key);
      if (cell)
        cell.push(place);
      else
        cells.set(key, [place]);
    }
    const middle = members => {
      let x = 0, y = 0;
      for (const place of members) {
        const [px, py] = screen(place);
        x += px;
        y += py;
      }
      return {x: x / members.length, y: y / members.length, members};
    };
    // Neighbours across the edge of a cell that would cover each other become one; large ones first.
    const marks = [];
    for (const cell of [...cells.values()].sort((a, b) => b.length - a.length)) {
      const mark = middle(cell);
      const near = marks.find(other => Math.hypot(other.x - mark.x, other.y - mark.y) < 34);
      if (near)
        Object.assign(near, middle(near.members.concat(cell)));
      else
        marks.push(mark);
    }
    for (const {x, y, members} of marks) {
      if (members.length === 1)
        drawSign(members[0], x, y, look);
      else
        drawCluster(members, x, y, look);
      drawn.push({x, y, members});
    }
    if (selected && selected.mx !== undefined && shown.includes(selected)) {
      const [x, y] = screen(selected);
      drawSign(selected, x, y, look);
      drawn.push({x, y, members: [selected]});
    }
  };

  // --- the list: the same organisations, in the same order as they were written ---
  const list = byId("list");
  // What people told, and what partners share, each as it was written.
  const told = items => {
    const all = make("div", undefined, "told");
    for (const item of items) {
      const one = make("figure");
      const title = [item.k, item.n].filter(Boolean).join(": ");
      if (title)
        one.append(make("strong", title));
      if (item.w)
        one.append(make("blockquote", item.w));
      if (item.l && isSafe(item.l)) {
        const anchor = make("a", item.l);
        anchor.href = item.l;
        anchor.rel = "noopener noreferrer";
        one.append(anchor);
      }
      if (item.c)
        one.append(make("figcaption", item.c));
      all.append(one);
    }
    return all;
  };
  const details = place => {
    const more = make("div", undefined, "more");
    if (place.o)
      more.append(make("p", "Also known as " + place.o));
    if (place.d)
      more.append(make("p", place.d));
    if (place.r)
      more.append(make("p", "Shown roughly: the exact place is not given."));
    if (place.c) {
      const all = make("dl");
      for (const [label, text, link] of place.c) {
        const value = make("dd");
        if (link && isSafe(link)) {
          const anchor = make("a", text);
          anchor.href = link;
          anchor.rel = "noopener noreferrer";
          value.append(anchor);
        } else {
          value.textContent = text;
        }
        all.append(make("dt", label), value);
      }
      more.append(all);
    }
    if (place.s) {
      more.append(make("h2", "What it offers"));
      const all = make("ul");
      for (const service of place.s) {
        const line = make("li");
        line.append(make("strong", service.n));
        for (const text of [service.d, service.t, service.w])
          if (text)
            line.append(make("div", text));
        all.append(line);
      }
      more.append(all);
    }
    if (place.f) {
      const all = make("dl");
      for (const [label, text] of place.f)
        all.append(make("dt", label), make("dd", text));
      more.append(all);
    }
    if (place.t)
      more.append(make("h2", "Stories and resources"), told(place.t));
    return more;
  };
  const open = (place, isOpen) => {
    place.button.setAttribute("aria-expanded", isOpen);
    if (isOpen && !place.more) {
      place.more = details(place);
      place.item.append(place.more);
    }
    if (place.more)
      place.more.hidden = !isOpen;
  };
  const select = (place, comesFromMap) => {
    if (!place.item)
      addAll();
    if (selected && selected !== place)
      open(selected, false);
    const isOpen = selected !== place || place.button.getAttribute("aria-expanded") !== "true" || comesFromMap;
    selected = isOpen ? place : null;
    open(place, isOpen);
    if (comesFromMap) {
      place.item.scrollIntoView({block: "nearest"});
      place.button.focus({preventScroll: true});
    } else if (isOpen && place.mx !== undefined && !isInView(place)) {
      view.x = place.mx;
      view.y = place.my;
      moved();
    }
    redraw();
  };
  const row = make("li");
  row.append(make("button"));
  row.firstChild.type = "button";
  row.firstChild.setAttribute("aria-expanded", "false");
  row.firstChild.append(make("span", "", "name"), make("span", "", "where"));
  const addRow = place => {
    place.item = row.cloneNode(true);
    place.button = place.item.firstChild;
    const where = [symbolOf(place.k).label, place.w || (place.mx === undefined ? "No place on the map" : "")];
    place.button.firstChild.textContent = place.n;
    place.button.lastChild.textContent = where.filter(Boolean).join(" \u00B7 ");
    place.button.prepend(svgOf(place.k));
    place.button.addEventListener("click", () => select(place, false));
    place.item.hidden = !isShown.has(place);
    return place.item;
  };
  // The first screenfuls at once, the rest while the page is already used: a long list opens as
  // quickly as a short one.
  let isShown = new Set(places);
  let listed = 0;
  const addRows = number => {
    const rows = document.createDocumentFragment();
    for (const end = Math.min(places.length, listed + number); listed < end; ++listed)
      rows.append(addRow(places[listed]));
    list.append(rows);
  };
  const addRest = () => {
    addRows(250);
    if (listed < places.length)
      setTimeout(addRest);
  };
  const addAll = () => addRows(places.length);

  // --- filters ---
  const chosen = {kinds: new Set(), activities: new Set()};
  let spot = null; // organisations at one place, from a cluster that cannot be taken apart
  const counted = (number, one, many) => number.toLocaleString("en-GB") + " " + (number === 1 ? one : many);
  const filter = () => {
    const words = fold(byId("search").value).split(/\s+/).filter(Boolean);
    const inView = byId("in-view").checked;
    shown = places.filter(place => (!spot || spot.has(place)) &&
      (!chosen.kinds.size || chosen.kinds.has(place.k || "")) &&
      (!chosen.activities.size || [...place.activities].some(a => chosen.activities.has(a))) &&
      words.every(word => place.wordsOf().includes(word)) && (!inView || isInView(place)));
    isShown = new Set(shown);
    for (const place of places)
      if (place.item && place.item.hidden === isShown.has(place))
        place.item.hidden = !isShown.has(place);
    const unplaced = shown.filter(place => place.mx === undefined).length;
    byId("count").textContent = counted(shown.length, "organisation", "organisations") +
      (shown.length < places.length ? " of " + places.length.toLocaleString("en-GB") : "") +
      (unplaced ? ", " + unplaced.toLocaleString("en-GB") + " of them not on the map" : "") +
      (spot ? ", all in one spot" : "");
    for (const name of ["kind", "activity"]) {
      const number = chosen[name === "kind" ? "kinds" : "activities"].size;
      byId(name + "-chosen").textContent = number ? "(" + number + " chosen)" : "";
    }
    redraw();
  };
  const addChoice = (parent, set, code, label, count, picture) => {
    const line = make("label");
    const choice = make("input");
    choice.type = "checkbox";
    choice.addEventListener("change", () => {
      if (choice.checked)
        set.add(code);
      else
        set.delete(code);
      filter();
    });
    line.append(choice);
    if (picture)
      line.append(picture);
    line.append(make("span", label + " (" + count + ")"));
    parent.append(line);
  };
  const countBy = codesOf => {
    const counts = new Map();
    for (const place of places)
      for (const code of codesOf(place))
        counts.set(code, (counts.get(code) || 0) + 1);
    return counts;
  };
  const kindCounts = countBy(place => [place.k || ""]);
  for (const [code, symbol] of Object.entries(data.kinds))
    if (kindCounts.has(code)) {
      addChoice(byId("kinds"), chosen.kinds, code, symbol.label, kindCounts.get(code), svgOf(code));
      const line = make("li");
      line.append(svgOf(code), make("span", symbol.label));
      byId("legend").append(line);
    }
  const activityCounts = countBy(place => place.activities);
  let heading = "";
  for (const [code, [label, category]] of Object.entries(data.activities)) {
    if (category !== heading)
      byId("activities").append(make("p", heading = category, "group"));
    addChoice(byId("activities"), chosen.activities, code, label, activityCounts.get(code) || 0);
  }
  byId("activity-filter").hidden = !activityCounts.size;
  byId("search").addEventListener("input", () => {
    clearTimeout(settling);
    settling = setTimeout(filter, 120);
  });
  byId("search-form").addEventListener("submit", event => {
    event.preventDefault();
    filter();
  });
  byId("in-view").addEventListener("change", filter);
  byId("reset").addEventListener("click", () => {
    byId("search").value = "";
    for (const choice of document.querySelectorAll("input[type=checkbox]"))
      choice.checked = false;
    chosen.kinds.clear();
    chosen.activities.clear();
    spot = null;
    filter();
    fit(box);
  });

  // --- pointers and keys on the map ---
  const pointers = new Map();
  let travelled = 0;
  const at = event => {
    const frame = canvas.getBoundingClientRect();
    return [event.clientX - frame.left, event.clientY - frame.top];
  };
  canvas.addEventListener("pointerdown", event => {
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, at(event));
    if (pointers.size === 1)
      travelled = 0;
  });
  canvas.addEventListener("pointermove", event => {
    const before = pointers.get(event.pointerId);
    if (!before)
      return;
    const now = at(event);
    const other = [...pointers].find(([id]) => id !== event.pointerId);
    travelled += Math.hypot(now[0] - before[0], now[1] - before[1]);
    if (other) {
      const [ox, oy] = other[1];
      const was = Math.hypot(before[0] - ox, before[1] - oy), is = Math.hypot(now[0] - ox, now[1] - oy);
      zoomAt(is / Math.max(was, 1), (now[0] + ox) / 2, (now[1] + oy) / 2);
      pan((now[0] - before[0]) / 2, (now[1] - before[1]) / 2);
    } else {
      pan(now[0] - before[0], now[1] - before[1]);
    }
    pointers.set(event.pointerId, now);
  });
  const press = (x, y) => {
    const near = drawn.filter(mark => Math.hypot(mark.x - x, mark.y - y) < 22)
      .sort((a, b) => Math.hypot(a.x - x, a.y - y) - Math.hypot(b.x - x, b.y - y))[0];
    if (!near)
      return;
    const members = near.members;
    if (members.length === 1) {
      select(members[0], true);
      return;
    }
    const area = {west: Math.min(...members.map(m => m.mx)), east: Math.max(...members.map(m => m.mx)),
      north: Math.min(...members.map(m => m.my)), south: Math.max(...members.map(m => m.my))};
    if (view.scale < mostScale / 2 && Math.max(area.east - area.west, area.south - area.north) * mostScale > 40) {
      const before = view.scale;
      fit(area, mostScale);
      if (view.scale <= before)
        zoomAt(4, x, y);
    } else {
      spot = new Set(members);
      addAll();
      filter();
      members[0].button.focus();
    }
  };
  const release = event => {
    pointers.delete(event.pointerId);
    if (event.type === "pointerup" && travelled < 6)
      press(...at(event));
  };
  canvas.addEventListener("pointerup", release);
  canvas.addEventListener("pointercancel", release);
  canvas.addEventListener("wheel", event => {
    event.preventDefault();
    const step = event.deltaMode === 1 ? 24 : 1;
    zoomAt(2 ** (-event.deltaY * step / 300), ...at(event));
  }, {passive: false});
  canvas.addEventListener("keydown", event => {
    const step = 60;
    const keys = {
      ArrowLeft: () => pan(step, 0), ArrowRight: () => pan(-step, 0),
      ArrowUp: () => pan(0, step), ArrowDown: () => pan(0, -step),
      "+": () => zoomAt(1.6), "=": () => zoomAt(1.6), "-": () => zoomAt(1 / 1.6), 0: () => fit(box),
    };
    if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey)
      return;
    event.preventDefault();
    keys[event.key]();
  });
  byId("closer").addEventListener("click", () => zoomAt(1.6));
  byId("farther").addEventListener("click", () => zoomAt(1 / 1.6));
  byId("whole").addEventListener("click", () => fit(box));
  // Down and up walk through the list from name to name, as in any list.
  list.addEventListener("keydown", event => {
    if (event.key === "Escape" && selected) {
      selected.button.focus();
      select(selected, false);
      return;
    }
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    addAll();
    const now = shown.findIndex(place => place.button === document.activeElement);
    if (!step || now < 0 || !shown[now + step])
      return;
    event.preventDefault();
    shown[now + step].button.focus();
  });

  // --- about, print, size ---
  for (const [label, text] of data.about)
    byId("about-text").append(make("dt", label), make("dd", text));
  for (const text of data.leftOut)
    byId("left-out").append(make("li", text));
  byId("left-out-heading").hidden = !data.leftOut.length;
  byId("told").hidden = !data.told.length;
  byId("told").append(told(data.told));
  byId("print").addEventListener("click", () => window.print());
  let closedBefore = [];
  addEventListener("beforeprint", () => {
    printing = true;
    addAll();
    closedBefore = shown.filter(place => place.button.getAttribute("aria-expanded") !== "true");
    for (const place of closedBefore)
      open(place, true);
    draw();
  });
  addEventListener("afterprint", () => {
    printing = false;
    for (const place of closedBefore)
      open(place, false);
    draw();
  });
  dark.addEventListener("change", redraw);
  new ResizeObserver(() => {
    const isFirst = width === 0;
    width = canvas.clientWidth;
    height = canvas.clientHeight;
    canvas.width = Math.round(width * devicePixelRatio);
    canvas.height = Math.round(height * devicePixelRatio);
    if (isFirst)
      fit(box);
    else
      draw();
  }).observe(canvas);
  addRows(100);
  filter();
  setTimeout(addRest);
})();
