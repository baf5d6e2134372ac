// How far a log had come: the life of the server's database, and the newest row, as "epoch cursor".

/**
 * Whether a page was made before the server had what this phone has sent it since.
 * A restored database has another epoch, and says nothing of the page.
 * @param {string} made how far the log had come when the page was made
 * @param {string | undefined} reached how far it had come at the server's last answer to this phone
 */
export function isBehind(made, reached) {
  const [epoch, cursor] = made.split(" ");
  const [ofReached, at] = (reached ?? "").split(" ");
  return epoch !== "" && epoch === ofReached && Number(at) > Number(cursor);
}
