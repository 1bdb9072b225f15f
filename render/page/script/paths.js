// Paths: the same rules and the same order as `relata path --k`.

/// The steps that may be taken from each name: [{to, relation, forward}] by relation, as the program
/// orders them. Rules on names are for those between the ends.
function stepsByRules({ from, to, direction, alsoDenied }) {
  const span = spanAskedFor();
  const isOpen = entities.map((entity, i) => shown.entities[i] || entity === from || entity === to);
  const steps = entities.map(() => []);
  for (const relation of relations) {
    const { source, target } = relation;
    if (source === target || !isOpen[source] || !isOpen[target]) continue;
    if (!passesAlone(relation, span) || (relation.status === denied && !alsoDenied)) continue;
    if (relation.undirected || direction !== "in")
      steps[source].push({ to: target, relation, forward: true });
    if (relation.undirected || direction !== "out")
      steps[target].push({ to: source, relation, forward: false });
  }
  return steps;
}

/// The k shortest paths that visit no name twice, by (length, relations one after the other in order
/// of arrival). J. Y. Yen, "Finding the k shortest loopless paths in a network", Management Science
/// 17(11), 1971, with E. L. Lawler's rule: the paths not yet given are kept in parts that share
/// none, each told by how its paths begin and which relations may not come next; only the first path of each part is known.
function shortestPaths(steps, from, to, k) {
  if (from === to) return [[]];
  const into = entities.map(() => []); // the same steps by where they end
  steps.forEach((list, at) => list.forEach((step) => into[step.to].push({ from: at, step })));
  const parts = [];
  const add = (root, excluded) => {
    const path = firstPath(steps, into, from, to, root, excluded);
    if (path) parts.push({ path, root: root.length, excluded });
  };
  add([], new Set());
  const paths = [];
  while (paths.length < k && parts.length > 0) {
    const best = parts.reduce((a, b) => (comesBefore(b.path, a.path) ? b : a));
    parts.splice(parts.indexOf(best), 1);
    paths.push(best.path);
    if (paths.length === k) break;
    for (let length = best.root; length < best.path.length; ++length) {
      const excluded = new Set(length === best.root ? best.excluded : []);
      add(best.path.slice(0, length), excluded.add(best.path[length].relation));
    }
  }
  return paths;
}

function comesBefore(a, b) {
  if (a.length !== b.length) return a.length < b.length;
  const i = a.findIndex((step, at) => step.relation !== b[at].relation);
  return i >= 0 && a[i].relation.index < b[i].relation.index;
}

/// The first path that begins with `root` and goes on by none of the relations `excluded`; null when there is none.
function firstPath(steps, into, from, to, root, excluded) {
  const spur = root.length === 0 ? from : root[root.length - 1].to;
  const isClosed = new Uint8Array(entities.length);
  isClosed[from] = 1;
  for (const step of root) isClosed[step.to] = 1;
  const distance = distancesTo(into, to, isClosed);
  const nearest = (candidates) =>
    candidates.reduce(
      (best, step) => (distance[step.to] < (best ? distance[best.to] : Infinity) ? step : best),
      null,
    );
  let step = nearest(steps[spur].filter((one) => !excluded.has(one.relation)));
  if (!step) return null;
  const path = [...root, step];
  while (step.to !== to) {
    step = nearest(steps[step.to]);
    path.push(step);
  }
  return path;
}

/// Steps from each name to `to` that touch nothing closed; Infinity where there are none.
function distancesTo(into, to, isClosed) {
  const distance = new Array(entities.length).fill(Infinity);
  distance[to] = 0;
  const queue = [to];
  for (let head = 0; head < queue.length; ++head) {
    for (const { from } of into[queue[head]]) {
      if (isClosed[from] || distance[from] < Infinity) continue;
      distance[from] = distance[queue[head]] + 1;
      queue.push(from);
    }
  }
  return distance;
}

/// The focus with its answer.
function askForPaths(question) {
  const { from, to, k } = question;
  const isAsked = Boolean(from && to);
  const paths = isAsked ? shortestPaths(stepsByRules(question), from.index, to.index, k) : [];
  return { ...question, paths, nth: Math.min(question.nth || 0, Math.max(paths.length - 1, 0)) };
}

function emptyQuestion() {
  return { on: "path", from: null, to: null, k: 3, direction: "either", alsoDenied: false, nth: 0 };
}

function lookForPaths(question, options) {
  const focus = askForPaths({ ...question, nth: 0 });
  look(focus, options);
  if (!focus.from || !focus.to) return;
  say(`${focus.from.name} to ${focus.to.name}: ${counted(focus.paths.length, "path", "paths")}.`);
}

/// The command that gives the same answer; null where filters have no option there.
function pathCommand({ from, to, k, direction, alsoDenied }) {
  if (state.off.documents.size > 0 || state.off.statuses.size > 0) return null;
  const command = ["relata path", quoted(graph.graph), quoted(from.id), quoted(to.id), "--k", k];
  if (direction !== "either") command.push("--direction", direction);
  if (alsoDenied) command.push("--denied");
  const listOn = (option, all, off) => {
    if (off.size === 0) return;
    all.forEach((one, i) => !off.has(i) && one.name && command.push(option, quoted(one.name)));
  };
  listOn("--type", types, state.off.types);
  listOn("--kind", kinds, state.off.kinds);
  const since = daysOf(state.since) ? state.since.trim() : "..";
  const until = daysOf(state.until) ? state.until.trim() : "..";
  if (spanAskedFor()) command.push("--between", `${since}/${until}`);
  return command.join(" ");
}

function quoted(word) {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replace(/'/g, "'\\''")}'`;
}
