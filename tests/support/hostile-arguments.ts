import type { Seeded } from "./seeded";
import { action, fields, type Maker, multipart, parts, text } from "./wire";

const kinds = [..."@FhTKQWBinDrRxXAOuINZS", ""];
const paths = ["", ":then", ":__proto__:then", ":constructor:constructor", ":length", ":0:0", ":__proto__:__proto__"];
const words = ["__proto__", "constructor", "then", "toString", "status", "value", "_response", "id", "bound"];

/** A value of React's own encoding, with references to others, to itself and to nothing. */
function flight(random: Seeded, depth: number): unknown {
  const choice = random.below(depth > 0 ? 8 : 5);
  if (choice < 3) return `$${random.oneOf(kinds)}${random.below(6)}${random.oneOf(paths)}`;
  if (choice === 3)
    return random.oneOf([null, 0, -1, 1e308, true, "", "$", "$$", "$undefined", "$NaN", "$-0", "$Infinity"]);
  if (choice === 4) return `$${random.oneOf(kinds)}${"9".repeat(random.below(400))}`;
  const size = random.below(6);
  const values = Array.from({ length: size }, () => flight(random, depth - 1));
  if (choice < 7) return values;
  return Object.fromEntries(values.map((value) => [random.oneOf(words), value]));
}

const chunks = (random: Seeded): [string, string][] =>
  Array.from({ length: 1 + random.below(6) }, (_, n) => [String(n), JSON.stringify(flight(random, 3))]);

/** Arguments of every hostile kind, in React's own encoding. */
export const hostileArguments: Record<string, Maker> = {
  "references in every direction": (random, id) =>
    action(id, text, JSON.stringify([flight(random, 4), flight(random, 4)])),
  "references between parts": (random, id) => action(id, multipart, parts(chunks(random))),
  "parts in a form without scripts": (random, id) => ({
    headers: { "content-type": multipart },
    body: parts([
      ["$ACTION_REF_1", ""],
      ["$ACTION_1:0", JSON.stringify({ id, bound: random.oneOf(["$@1", "$@0", "$K1", null, "$F1", 7, []]) })],
      ["$ACTION_1:1", JSON.stringify(flight(random, 3))],
      ["$ACTION_KEY", random.oneOf(["", "x", "k".repeat(5000)])],
    ]),
  }),
  "a circle": (random, id) =>
    action(
      id,
      multipart,
      parts([
        ["0", '[{},"$1"]'],
        ["1", `{"a":"$${random.oneOf(["", "Q", "W", "@"])}2"}`],
        ["2", '["$1","$2","$@2"]'],
      ]),
    ),
  "many references to one form": (random, id) =>
    action(
      id,
      multipart,
      parts([
        ["0", `[{},[${Array.from({ length: 4000 }, () => '"$K1"').join()}]]`],
        ["1", "1"],
        ...fields(random.below(300), "_1_"),
      ]),
    ),
  "a promise of itself": (random, id) =>
    action(
      id,
      multipart,
      parts([
        ["0", `[{},"$@${random.below(3)}"]`],
        ["1", '{"then":"$1:then","status":"resolved_model","value":"$@1"}'],
        ["2", '"$@2"'],
      ]),
    ),
  "the exploit of December 2025": (random, id) =>
    action(
      id,
      multipart,
      parts([
        [
          "0",
          `{"then":"$1:__proto__:then","status":"resolved_model","reason":-1,"value":"{\\"then\\":\\"$B${random.below(9)}\\"}","_response":{"_prefix":"process.exit(9);","_formData":{"get":"$1:constructor:constructor"}}}`,
        ],
        ["1", '"$@0"'],
      ]),
    ),
  depth: (random, id) => {
    const depth = 1000 + random.below(29_000);
    return action(id, text, `[{},${"[".repeat(depth)}${"]".repeat(depth)}]`);
  },
  "a number of many digits": (random, id) => action(id, text, `[{},"$n${"9".repeat(random.below(60_000))}"]`),
};
