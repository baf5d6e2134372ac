// Line icons, drawn from path data. Each state has one, so that colour never speaks alone.

const SVG = "http://www.w3.org/2000/svg";

/** @type {{[name: string]: string}} */
const PATHS = {
  set_up: "M4 7h16M4 12h10M4 17h7M17 14v6M14 17h6",
  prepare: "M6 3h12M6 21h12M7 3c0 5 5 6 5 9s-5 4-5 9M17 3c0 5-5 6-5 9s5 4 5 9",
  work: "M7 4.5v15l12-7.5z",
  switch_side: "M4 8h14l-4-4M20 16H6l4 4",
  rest: "M5 9h11v5a5 5 0 0 1-5 5h-1a5 5 0 0 1-5-5zM16 10h2a2.5 2.5 0 0 1 0 5h-2M8 3v3M12 3v3",
  ask: "M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.3-1.5 2.4M12 18h.01",
  paused: "M8 5v14M16 5v14",
  pause: "M8 5v14M16 5v14",
  resume: "M7 4.5v15l12-7.5z",
  back: "M19 5v14L8 12zM5 5v14",
  next: "M5 5v14l11-7zM19 5v14",
  ready: "M5 12.5l4.5 4.5L19 7",
  more: "M12 5v14M5 12h14",
  leave: "M6 6l12 12M18 6L6 18",
  hurts: "M12 3v10M12 18v.01M5 8l2 2M19 8l-2 2",
  close: "M5 12h10M11 8l4 4-4 4M19 4v16",
  check: "M12 3l7 3v6c0 4.5-3 7.5-7 9-4-1.5-7-4.5-7-9V6zM9 12l2 2 4-4",
  choices: "M4 7h8M16 7h4M4 17h4M12 17h8M14 4.5v5M10 14.5v5",
  quieter: "M4 10v4h4l5 4V6l-5 4zM17 12h4",
  sound: "M4 10v4h4l5 4V6l-5 4zM17 9a4 4 0 0 1 0 6",
};

/**
 * @param {string} name
 * @returns {SVGElement}
 */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", PATHS[name] ?? "");
  svg.append(path);
  return svg;
}
