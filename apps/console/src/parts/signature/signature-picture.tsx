import "./signature-picture.css";

/** A signature as it was drawn. Looking at it is recorded. */
export function SignaturePicture({ file, alt }: { file: string; alt: string }) {
  return <img className="signature-picture" src={`/files/${file}`} alt={alt} loading="lazy" />;
}
