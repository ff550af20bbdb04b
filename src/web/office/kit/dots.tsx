// Short facts in one line with dots between them, each in its own direction: a time or a role keeps its order
// in a line of Arabic.
export const Dots = ({ parts }: { parts: readonly string[] }) => (
  <>
    {parts.map((part, i) => (
      <>
        {i > 0 && ' · '}
        <bdi>{part}</bdi>
      </>
    ))}
  </>
);
