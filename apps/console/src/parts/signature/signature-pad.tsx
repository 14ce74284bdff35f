import { Button } from "antd";
import { type PointerEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import "./signature-pad.css";

/** Of the picture; on a narrow screen it is drawn smaller. */
const WIDTH = 600;
const HEIGHT = 180;

type Props = {
  label: string;
  /** The picture, PNG in base64; undefined: not signed. */
  onChange: (png: string | undefined) => void;
};

/** A place to sign with a finger, a pen or a mouse. */
export function SignaturePad({ label, onChange }: Props) {
  const { t } = useTranslation("forms");
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawing = useRef(false);
  const [signed, setSigned] = useState(false);
  const at = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return {
      x: ((event.clientX - box.left) * WIDTH) / box.width,
      y: ((event.clientY - box.top) * HEIGHT) / box.height,
    };
  };
  const start = (event: PointerEvent<HTMLCanvasElement>) => {
    const pen = event.currentTarget.getContext("2d");
    if (!pen) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.current = true;
    pen.lineWidth = 4;
    pen.lineCap = "round";
    pen.lineJoin = "round";
    pen.beginPath();
    const { x, y } = at(event);
    pen.moveTo(x, y);
  };
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    const pen = event.currentTarget.getContext("2d");
    if (!drawing.current || !pen) return;
    const { x, y } = at(event);
    pen.lineTo(x, y);
    pen.stroke();
  };
  const stop = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!drawing.current) return;
    drawing.current = false;
    setSigned(true);
    onChange(event.currentTarget.toDataURL("image/png").split(",")[1]);
  };
  const clear = () => {
    canvas.current?.getContext("2d")?.clearRect(0, 0, WIDTH, HEIGHT);
    setSigned(false);
    onChange(undefined);
  };
  return (
    <div className="field">
      <div className="actions">
        <span className="quiet">
          {label} {signed && `✓ ${t("signature.done")}`}
        </span>
        {signed && (
          <Button size="small" onClick={clear}>
            {t("signature.clear")}
          </Button>
        )}
      </div>
      <canvas
        ref={canvas}
        width={WIDTH}
        height={HEIGHT}
        className="signature-pad"
        aria-label={label}
        onPointerDown={start}
        onPointerMove={draw}
        onPointerUp={stop}
        onPointerCancel={stop}
      />
    </div>
  );
}
