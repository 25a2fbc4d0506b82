// What the events of a run make of its slots, without network: the fold of methods/running/course.py, line for line.
// Both are held to tests/methods/running/courses.json. Moments are milliseconds, as `at`; lengths too.
(() => {
  "use strict";
  const MINUTE = 60_000;
  const DONE = "fait", NOW = "en-cours", AHEAD = "a-venir", SKIPPED = "saute";

  const inTime = (a, b) => a.at - b.at || a.slot - b.slot || (a.uid < b.uid ? -1 : a.uid > b.uid ? 1 : 0);

  const visited = (moves, startedAt, now, count) => {
    const begins = [{ at: startedAt, slot: 0 }];
    for (const { kind, at, slot } of moves) {
      if (kind === "debut" && slot < count && slot !== begins.at(-1).slot) begins.push({ at: Math.max(at, startedAt), slot });
    }
    return begins.map(({ at, slot }, n) => ({ slot, begin: at, end: begins[n + 1]?.at ?? now }));
  };

  // slots: [{minutes}, …]; events: [{uid, kind, at, slot, minutes}, …] in any order, the same one several times or not.
  const fold = (slots, startedAt, events, asked) => {
    const known = [...new Map(events.map((event) => [event.uid, event])).values()].sort(inTime);
    const ends = known.filter((event) => event.kind === "fin");
    const endedAt = ends.length ? ends[0].at : null;
    const now = endedAt ?? Math.max(asked, startedAt);
    const moves = known.filter((event) => event.at <= now);
    const visits = visited(moves, startedAt, now, slots.length);
    const here = visits.at(-1).slot;

    const allotted = slots.map(({ minutes }, rank) => Math.max(0, moves.reduce(
      (sum, move) => (move.kind === "prolonge" && move.slot === rank ? sum + move.minutes : sum), minutes)));
    const spent = slots.map((_, rank) => visits.reduce(
      (sum, visit) => (visit.slot === rank ? sum + visit.end - visit.begin : sum), 0));
    const left = (rank) => allotted[rank] * MINUTE - spent[rank];
    const state = (rank) => {
      if (endedAt === null && rank >= here) return rank === here ? NOW : AHEAD;
      return visits.some((visit) => visit.slot === rank) ? DONE : SKIPPED;
    };

    let clock = now;
    const laid = slots.map((_, rank) => {
      const startsAt = state(rank) === NOW ? visits.at(-1).begin : clock;
      const ahead = state(rank) === NOW || state(rank) === AHEAD;
      if (ahead) clock += Math.max(left(rank), 0);
      return { rank, state: state(rank), allotted: allotted[rank], spent: spent[rank], startsAt: ahead ? startsAt : null, endsAt: ahead ? clock : null };
    });
    const planned = slots.reduce((sum, { minutes }) => sum + minutes, 0);
    return {
      slots: laid,
      now,
      endedAt,
      here,
      left: endedAt === null ? left(here) : 0,
      due: now + left(here),
      endsAt: clock,
      extra: Math.floor((clock - startedAt) / MINUTE - planned + 0.5),
    };
  };

  globalThis.EssaimCourse = { fold, MINUTE };
})();
