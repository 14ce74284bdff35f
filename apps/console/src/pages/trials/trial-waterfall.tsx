import type { TrialFigures } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { yuanOf } from "../../parts/money.tsx";
import { type Step, stepsOf } from "./waterfall-steps.ts";

/** Of one bar; on a phone it shrinks a little, and then the picture is scrolled. */
const SLOT = 110;
const LEAST_SLOT = 84;
const HEIGHT = 150;
const TOP = 20;
const FOOT = 22;

const isTotal = ({ key }: Step) => key === "before" || key === "after";
const signed = (step: Step) => (isTotal(step) || step.fen <= 0 ? yuanOf(step.fen) : `+${yuanOf(step.fen)}`);

/** From what the month costs to what it would cost: who makes the difference. */
export function TrialWaterfall({ figures }: { figures: TrialFigures }) {
  const { t } = useTranslation("trials");
  const steps = stepsOf(figures);
  const most = Math.max(1, ...steps.map(({ high }) => high));
  const y = (fen: number) => TOP + (HEIGHT - TOP - FOOT) * (1 - fen / most);
  const width = SLOT * steps.length;
  const words = steps.map((step) => `${t(`effect.${step.key}`)} ${signed(step)}`);
  return (
    <div className="trial-waterfall">
      <svg
        viewBox={`0 0 ${width} ${HEIGHT}`}
        style={{ minWidth: LEAST_SLOT * steps.length, maxWidth: width }}
        role="img"
        aria-label={words.join("，")}
      >
        <line x1={0} x2={width} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} className="trial-ground" />
        {steps.map((step, at) => (
          <g key={step.key}>
            <rect
              className={`trial-step-${step.key}`}
              x={at * SLOT + SLOT * 0.18}
              y={y(step.high)}
              width={SLOT * 0.64}
              height={Math.max(1.5, y(step.low) - y(step.high))}
            />
            <text x={at * SLOT + SLOT / 2} y={y(step.high) - 6} textAnchor="middle">
              {signed(step)}
            </text>
            <text x={at * SLOT + SLOT / 2} y={HEIGHT - 6} textAnchor="middle" className="trial-word">
              {t(`effect.${step.key}`)}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}
