import { type Figure, HALF } from "./family-layout.ts";

type Props = Pick<Figure, "shape" | "x" | "y" | "dead" | "unknown"> & {
  role?: Figure["role"];
  age?: number | null;
};

function Outline({ shape, x, y }: Pick<Figure, "shape" | "x" | "y">) {
  switch (shape) {
    case "square":
      return <rect x={x - HALF} y={y - HALF} width={HALF * 2} height={HALF * 2} />;
    case "circle":
      return <circle cx={x} cy={y} r={HALF} />;
    case "diamond":
      return (
        <path
          d={`M${x} ${y - HALF - 3} l${HALF + 3} ${HALF + 3} l-${HALF + 3} ${HALF + 3} l-${HALF + 3} -${HALF + 3}z`}
        />
      );
    case "house":
      return (
        <path
          d={`M${x - HALF} ${y - 4} L${x} ${y - HALF - 2} L${x + HALF} ${y - 4} V${y + HALF} H${x - HALF}z`}
        />
      );
  }
}

/** One person (or institution) of the family picture, without words. */
export function PersonSymbol({ figure }: { figure: Props }) {
  const { x, y, dead, unknown, role, age } = figure;
  return (
    <g
      className={`family-symbol${role === "child" ? " family-self" : ""}${unknown ? " family-unknown" : ""}`}
    >
      <Outline shape={figure.shape} x={x} y={y} />
      {dead && (
        <path
          className="family-cross"
          d={`M${x - HALF} ${y - HALF} l${HALF * 2} ${HALF * 2} M${x + HALF} ${y - HALF} l-${HALF * 2} ${HALF * 2}`}
        />
      )}
      {age !== null && age !== undefined && (
        <text x={x} y={y + 5} textAnchor="middle">
          {age}
        </text>
      )}
      {unknown && !dead && (
        <text x={x} y={y + 5} textAnchor="middle">
          ?
        </text>
      )}
    </g>
  );
}
