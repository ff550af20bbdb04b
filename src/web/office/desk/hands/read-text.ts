// A value that was handed over as text: the parts of squares, one a line, or the value itself as JSON,
// as a file or pasted. It is a stranger's; whoever asked judges it.
import type { Json } from '../../../../base/canonical.ts';
import { refuse, type Refusal } from '../../../../base/result.ts';
import { readSquare, SquareCollector, type SquareKind, type Whole } from '../../../kit/squares.ts';

const TEXT_CHARS_MAX = 400_000;

/** The value in a text, or why there is none: `square-missing` names how many parts are there. */
export async function wholeIn(text: string): Promise<Pick<Whole, 'kind' | 'value'> | Refusal> {
  if (text.length > TEXT_CHARS_MAX) return refuse('square-too-large');
  const squares = text.split(/\s+/).flatMap((line) => readSquare(line) ?? []);
  if (squares.length > 0) {
    const collector = new SquareCollector();
    for (const square of squares) collector.add(square);
    return collector.whole();
  }
  try {
    const value = JSON.parse(text) as Json;
    const kind = kindOf(value);
    return kind === undefined ? refuse('square-malformed') : { kind, value };
  } catch {
    return refuse('square-malformed');
  }
}

/** What a value is, by the members that spec/office.md gives each kind. */
function kindOf(value: Json): SquareKind | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  if ('acts' in value) return 'U';
  if ('signatures' in value) return 'C';
  if ('signature' in value) return 'S';
  return 'proof' in value ? 'T' : undefined;
}
