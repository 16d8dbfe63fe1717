// The matching of the directory, in the browser: the same compiled file and the same answers, bit
// for bit, as relais/directory/rules on the server. Change one only together with the other.
"use strict";

globalThis.Relais = (() => {
  const FORMAT = 1;
  const QUARTERS = 96;
  const LOOKAHEAD = 7;
  const STATES = ["open", "relayed", "appointment", "unknown", "closed"];
  const HOURS_TIER = { open: 0, relayed: 0, appointment: 1, unknown: 2, closed: 3 };
  const RANKED = {
    access: ["direct", "appointment", "referral_only"],
    trust: ["confirmed", "unconfirmed", "stale", "disputed"],
    capacity: ["yes", "unknown", "waitlist", "no"],
  };
  const LASTING = [
    ["access", "appointment", "access_by_appointment"],
    ["access", "referral_only", "through_professional"],
    ["mark", "unreachable", "no_number"],
    ["capacity", "yes", "room"],
    ["capacity", "waitlist", "waitlist"],
    ["capacity", "no", "no_room"],
    ["trust", "confirmed", "confirmed"],
    ["trust", "stale", "stale"],
    ["trust", "unconfirmed", "unconfirmed"],
    ["trust", "disputed", "disputed"],
  ];
  const LANGUAGE_REASONS = ["speaks", "language_unknown", "does_not_speak"];
  const AREA_REASONS = ["own_municipality", "whole_region", "whole_country", "other_municipality"];
  const ANYWHERE_REASONS = ["whole_region", "whole_country", "some_municipalities"];
  const WIDE = ["region", "belgium"];
  const RELAXED_IN_ORDER = ["closed", "language", "municipality"];

  // ---- Days and moments: a day is "2026-11-24", a moment { day, quarter } on Brussels' wall clock.

  const DAY_LENGTH = 86_400_000;
  const dayNumber = (day) => Date.parse(`${day}T00:00:00Z`) / DAY_LENGTH;
  const dayAfter = (day, days) =>
    new Date((dayNumber(day) + days) * DAY_LENGTH).toISOString().slice(0, 10);
  const two = (number) => String(number).padStart(2, "0");
  const clock = (quarter) => `${two(Math.floor(quarter / 4))}:${two((quarter % 4) * 15)}`;

  const WALL = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/Brussels", hourCycle: "h23",
    year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
  });

  function momentOf(date) {
    const part = Object.fromEntries(WALL.formatToParts(date).map((each) => [each.type, each.value]));
    const quarter = Number(part.hour) * 4 + Math.floor(Number(part.minute) / 15);
    return { day: `${part.year}-${part.month}-${part.day}`, quarter };
  }

  // ---- Bitsets: 32 services a word; the best service of the day is bit 0.

  const and = (one, other) => one.map((word, at) => word & other[at]);
  const without = (one, ...others) =>
    others.reduce((left, other) => left.map((word, at) => word & ~other[at]), one);

  function* members(bits) {
    for (let at = 0; at < bits.length; at += 1) {
      for (let word = bits[at]; word; word &= word - 1) {
        yield at * 32 + 31 - Math.clz32(word & -word);
      }
    }
  }

  function bitset(size, wanted) {
    const bits = new Uint32Array(Math.ceil(size / 32));
    for (let at = 0; at < size; at += 1) {
      if (wanted(at)) bits[at >> 5] |= 1 << (at & 31);
    }
    return bits;
  }

  const bytesOf = (hex) =>
    Uint8Array.from({ length: hex.length / 2 }, (_, at) => parseInt(hex.substr(at * 2, 2), 16));
  const has = (bytes, number) => bytes !== undefined && (bytes[number >> 3] >> (number & 7)) & 1;

  // ---- The compiled file, ready to ask.

  function load(file) {
    if (file.format !== FORMAT) {
      throw new Error(`format ${file.format} instead of ${FORMAT}`);
    }
    const facets = {};
    for (const [kind, values] of Object.entries(file.facets)) {
      facets[kind] = new Map(
        Object.entries(values).map(([value, bits]) => [value, bytesOf(bits)]),
      );
    }
    const numbers = new Map(file.codes.map((code, number) => [code, number]));
    return { file, facets, numbers, days: new Map() };
  }

  function covers(index, day) {
    const offset = dayNumber(day) - dayNumber(index.file.first_day);
    return offset >= 0 && offset < index.file.days;
  }

  // The runs of one service on a day: [end, state, end, state, ...].
  function runs(index, number, day) {
    const { first_day, patterns, timetables, timetable } = index.file;
    return patterns[timetables[timetable[number]][dayNumber(day) - dayNumber(first_day)]];
  }

  // ---- One day as bitsets.

  function fnv1a(text) {
    let value = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(text)) {
      value = Math.imul(value ^ byte, 0x01000193) >>> 0;
    }
    return value;
  }

  function bestFirst(index, day) {
    const rank = (kind, number) =>
      (RANKED[kind].findIndex((value) => has(index.facets[kind].get(value), number)) + 1) ||
      RANKED[kind].length + 1;
    const keys = index.file.codes.map((code, number) => [
      rank("access", number), rank("trust", number), rank("capacity", number),
      fnv1a(`${day}:${code}`), number,
    ]);
    keys.sort((one, other) => {
      const at = one.findIndex((key, place) => key !== other[place]);
      return one[at] - other[at];
    });
    return keys.map((key) => key.at(-1));
  }

  function dayOf(index, day) {
    if (!index.days.has(day)) {
      if (index.days.size >= 3) index.days.delete(index.days.keys().next().value);
      index.days.set(day, buildDay(index, day));
    }
    return index.days.get(day);
  }

  function buildDay(index, day) {
    const order = bestFirst(index, day);
    const size = order.length;
    const tierAt = (number, quarter) =>
      covers(index, day) ? HOURS_TIER[stateAt(runs(index, number, day), quarter)] : 2;
    return {
      order,
      every: bitset(size, () => true),
      none: bitset(size, () => false),
      bits(kind, value) {
        const bytes = index.facets[kind].get(value);
        return bitset(size, (at) => has(bytes, order[at]));
      },
      hours(quarter) {
        const tiers = order.map((number) => tierAt(number, quarter));
        return [0, 1, 2, 3].map((tier) => bitset(size, (at) => tiers[at] === tier));
      },
      kept: new Map(),
    };
  }

  // What a day was asked before need not be worked out again.
  function kept(day, key, make) {
    if (!day.kept.has(key)) day.kept.set(key, make());
    return day.kept.get(key);
  }

  // ---- Tiers: all services shared out, the best first, last who is known not to fit.

  const reachTiers = (day) => kept(day, "reach", () => {
    const unreachable = day.bits("mark", "unreachable");
    return [without(day.every, unreachable), unreachable];
  });

  const hoursTiers = (day, quarter) => kept(day, `hours ${quarter}`, () => day.hours(quarter));

  const languageTiers = (day, asked) => kept(day, `language ${asked}`, () => {
    if (asked === null) return [day.every, day.none];
    const speaks = day.bits("language", asked);
    const unknown = day.bits("mark", "languages_unknown");
    return [speaks, unknown, without(day.every, speaks, unknown)];
  });

  const areaTiers = (day, asked) => kept(day, `area ${asked}`, () => {
    const region = day.bits("area", "region");
    const country = without(day.bits("area", "belgium"), region);
    const local = without(day.every, region, country);
    if (asked === null) return [region, country, local, day.none];
    const own = WIDE.includes(asked) ? day.none : day.bits("area", asked);
    return [own, without(region, own), without(country, own), without(local, own)];
  });

  const trustTiers = (day, confirmedOnly) => kept(day, `trust ${confirmedOnly}`, () => {
    if (!confirmedOnly) return [day.every, day.none];
    const confirmed = day.bits("trust", "confirmed");
    return [confirmed, without(day.every, confirmed)];
  });

  const profileTiers = (day, asked) => kept(day, `profile ${asked}`, () => {
    if (asked === null) return [day.every, day.none];
    const named = day.bits("named", asked);
    const refused = day.bits("refused", asked);
    return [named, without(day.every, named, refused), refused];
  });

  // ---- Open or closed.

  function stateAt(pattern, quarter) {
    let at = 0;
    while (pattern[at] <= quarter) at += 2;
    return STATES[pattern[at + 1]];
  }

  function nextChange(index, number, at, wanted) {
    for (let ahead = 0; ahead <= LOOKAHEAD; ahead += 1) {
      const day = dayAfter(at.day, ahead);
      const pattern = runs(index, number, day);
      for (let place = 0; place < pattern.length; place += 2) {
        const begin = place ? pattern[place - 2] : 0;
        const later = ahead > 0 || pattern[place] > at.quarter;
        if (later && wanted(STATES[pattern[place + 1]])) return { day, quarter: begin };
      }
    }
    return null;
  }

  const answers = (state) => state === "open" || state === "relayed";

  function standing(index, number, at) {
    if (!covers(index, at.day)) return { state: "unknown", reason: { code: "hours_unknown" } };
    const state = stateAt(runs(index, number, at.day), at.quarter);
    if (answers(state)) return { state, reason: until(index, number, at, state) };
    if (state === "closed") return { state, reason: opens(index, number, at) };
    const code = state === "appointment" ? "hours_by_appointment" : "hours_unknown";
    return { state, reason: { code } };
  }

  function until(index, number, at, state) {
    const { codes, relays } = index.file;
    const via = state === "relayed" ? { service: codes[relays[number]] } : {};
    const change = nextChange(index, number, at, (other) => other !== state);
    if (change === null) return { code: `${state}_day_and_night`, ...via };
    // Tonight at 24:00, rather than tomorrow at 00:00.
    const [day, quarter] = change.quarter
      ? [change.day, change.quarter] : [dayAfter(change.day, -1), QUARTERS];
    return { code: `${state}_until`, ...via, day, time: clock(quarter) };
  }

  function opens(index, number, at) {
    const opening = nextChange(index, number, at, answers);
    if (opening === null) return { code: "closed" };
    return { code: "closed_opens", day: opening.day, time: clock(opening.quarter) };
  }

  const stateOf = (index, code, at) => standing(index, index.numbers.get(code), at).state;
  const hoursReason = (index, code, at) => standing(index, index.numbers.get(code), at).reason;

  // ---- Matching.

  // The best `limit` bits of a group: split by one criterion after another, best part first.
  function best(group, criteria, limit) {
    let parts = [group];
    for (const tiers of criteria) {
      parts = parts.flatMap((part) => tiers.map((tier) => and(part, tier)))
        .filter((part) => part.some(Boolean));
    }
    return parts.flatMap((part) => [...members(part)]).slice(0, limit);
  }

  function lastingReasons(index, number) {
    return LASTING
      .filter(([kind, value]) => has(index.facets[kind].get(value), number))
      .map(([, , code]) => ({ code }));
  }

  function shown(index, question, at, bit, tiers) {
    const number = dayOf(index, at.day).order[bit];
    const tierOf = (each) => each.findIndex((tier) => (tier[bit >> 5] >> (bit & 31)) & 1);
    const { municipality, language, profile } = question;
    const { state, reason } = standing(index, number, at);
    const areas = municipality === null ? ANYWHERE_REASONS : AREA_REASONS;
    const reasons = [reason, { code: areas[tierOf(tiers.municipality)] }];
    if (language !== null) {
      reasons.unshift({ code: LANGUAGE_REASONS[tierOf(tiers.language)], language });
    }
    if (profile !== null && tierOf(tiers.profile) === 0) {
      reasons.push({ code: "for_profile", profile });
    }
    reasons.push(...lastingReasons(index, number));
    return { code: index.file.codes[number], state, reasons };
  }

  function straightToHelp(index, at, limit) {
    const numbers = index.file.danger;
    const matches = numbers.slice(0, limit).map((number) => {
      const { state, reason } = standing(index, number, at);
      const reasons = [reason, ...lastingReasons(index, number)];
      return { code: index.file.codes[number], state, reasons };
    });
    const more = numbers.length - matches.length;
    return {
      matches,
      left_out: { profile: 0, unconfirmed: 0, municipality: 0, language: 0, closed: 0, more },
      relaxed: [], seed: at.day, outside: !covers(index, at.day),
    };
  }

  // asked: { need, municipality, language, profile, confirmed_only }, all but the need optional;
  // at: { day, quarter }; limit: 1 or more. Returns what `Answer.as_json` gives on the server.
  function match(index, asked, at, limit) {
    const { need, municipality = null, language = null, profile = null } = asked;
    const question = { need, municipality, language, profile };
    const confirmedOnly = asked.confirmed_only || false;
    if (question.need === "danger_now") return straightToHelp(index, at, limit);
    const day = dayOf(index, at.day);
    const tiers = {
      profile: profileTiers(day, question.profile),
      unconfirmed: trustTiers(day, confirmedOnly),
      municipality: areaTiers(day, question.municipality),
      language: languageTiers(day, question.language),
      closed: hoursTiers(day, at.quarter),
    };
    let fits = day.bits("need", question.need);
    const groups = {};
    for (const [code, each] of Object.entries(tiers)) {
      groups[code] = and(fits, each.at(-1));
      fits = without(fits, groups[code]);
    }
    const criteria = [
      reachTiers(day), tiers.closed, tiers.language, tiers.municipality, tiers.profile,
      tiers.unconfirmed,
    ];
    const bits = best(fits, criteria, limit);
    const size = (group) => [...members(group)].length;
    const left_out = Object.fromEntries(
      Object.entries(groups).map(([code, group]) => [code, size(group)]),
    );
    left_out.more = size(fits) - bits.length;
    const relaxed = [];
    for (const code of RELAXED_IN_ORDER) {
      const found = best(groups[code], criteria, limit - bits.length);
      if (found.length) relaxed.push(code);
      left_out[code] -= found.length;
      bits.push(...found);
    }
    return {
      matches: bits.map((bit) => shown(index, question, at, bit, tiers)),
      left_out, relaxed, seed: at.day, outside: !covers(index, at.day),
    };
  }

  return { load, match, stateOf, hoursReason, covers, momentOf };
})();
