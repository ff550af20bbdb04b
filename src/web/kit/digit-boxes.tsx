// A number as the paper has it: one box a digit, at least three boxes, right aligned. What was not captured
// is an empty row of boxes that says so in words; it is never drawn as a zero.
const BOXES_MIN = 3;

export function DigitBoxes({ value, absent }: { value: number | null; absent: string }) {
  const digits = value === null ? '' : String(value);
  const boxes = Array.from(
    { length: Math.max(BOXES_MIN, digits.length) },
    (_, i, count = Math.max(BOXES_MIN, digits.length)) => digits[i - (count - digits.length)] ?? '',
  );
  return (
    <span class={value === null ? 'boxes boxes-absent' : 'boxes'} dir="ltr">
      <span class="vh">{value === null ? absent : digits}</span>
      {boxes.map((digit) => (
        <i aria-hidden="true">{digit}</i>
      ))}
    </span>
  );
}
