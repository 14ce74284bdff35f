import type { MonthTotals } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { yuanOf } from "../../parts/money.tsx";
import { type Bar, waterfallOf } from "./waterfall.ts";

const WIDTH = 560;
const HEIGHT = 132;
const TOP = 20;
const FOOT = 22;

const signed = ({ key, fen }: Bar) =>
  key === "last" || key === "now" || fen <= 0 ? yuanOf(fen) : `+${yuanOf(fen)}`;

/** From last month's money to this month's: who joined, who left, whose amount changed. */
export function WaterfallChart({ totals }: { totals: MonthTotals }) {
  const { t } = useTranslation("months");
  const bars = waterfallOf(totals);
  const most = Math.max(1, ...bars.map(({ high }) => high));
  const y = (fen: number) => TOP + (HEIGHT - TOP - FOOT) * (1 - fen / most);
  const slot = WIDTH / bars.length;
  const label = t("total.waterfall", {
    previous: yuanOf(totals.previousFen),
    now: yuanOf(totals.fen),
    joined: yuanOf(totals.joinedFen),
    left: yuanOf(totals.leftFen),
    changed: yuanOf(totals.changedFen),
  });
  return (
    <svg className="waterfall" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <line x1={0} x2={WIDTH} y1={y(0)} y2={y(0)} className="waterfall-ground" />
      {bars.map((bar, index) => {
        const x = index * slot + slot * 0.18;
        const next = bars[index + 1];
        const level = bar.key === "last" || bar.fen >= 0 ? bar.high : bar.low;
        return (
          <g key={bar.key}>
            <rect
              className={`waterfall-${bar.key}`}
              x={x}
              y={y(bar.high)}
              width={slot * 0.64}
              height={Math.max(1.5, y(bar.low) - y(bar.high))}
            />
            {next && (
              <line
                className="waterfall-join"
                x1={x + slot * 0.64}
                x2={x + slot}
                y1={y(level)}
                y2={y(level)}
              />
            )}
            <text x={index * slot + slot / 2} y={y(bar.high) - 6} textAnchor="middle">
              {signed(bar)}
            </text>
            <text x={index * slot + slot / 2} y={HEIGHT - 6} textAnchor="middle" className="waterfall-word">
              {t(`total.${bar.key}`)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
