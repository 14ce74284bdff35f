type Part = { key: string; label: string; count: number; colour: string };

const WIDTH = 400;

/** One bar of parts side by side. The legend beside it carries words and figures: colour is never alone. */
export function StackedBar({ parts, label }: { parts: readonly Part[]; label: string }) {
  const sum = parts.reduce((total, { count }) => total + count, 0);
  if (sum === 0) return null;
  let x = 0;
  return (
    <svg
      className="stacked-bar"
      viewBox={`0 0 ${WIDTH} 14`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {parts.map(({ key, label: name, count, colour }) => {
        const width = (count / sum) * WIDTH;
        const at = x;
        x += width;
        return (
          <rect key={key} x={at} width={Math.max(width - 1, 0)} height={14} fill={colour}>
            <title>{`${name} ${count}`}</title>
          </rect>
        );
      })}
    </svg>
  );
}
