const WIDTH = 60;

/** How much of the largest difference this one is: to the right more, to the left less. The amount stands beside it. */
export function DifferenceBar({ fen, most }: { fen: number; most: number }) {
  const length = (Math.abs(fen) / Math.max(1, most)) * WIDTH;
  return (
    <svg className="trial-bar" viewBox={`0 0 ${2 * WIDTH} 10`} aria-hidden="true">
      <line x1={WIDTH} x2={WIDTH} y1={0} y2={10} />
      <rect
        className={fen < 0 ? "trial-step-less" : "trial-step-more"}
        x={fen < 0 ? WIDTH - length : WIDTH}
        y={1}
        width={length}
        height={8}
      />
    </svg>
  );
}
