/** The preview's height, CSS pixels. */
const HEIGHT = 96;

/**
 * Draws a picture into `canvas`, small, and shows it. Answers its size in pixels, width times
 * height; null where the browser cannot read it. No address is made for it, so a policy needs to
 * allow neither `blob:` nor `data:`.
 */
export const drawPreview = async (
  file: File,
  canvas: HTMLCanvasElement,
): Promise<number | null> => {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    // The relay, which reads more kinds than some browsers do, says whether it is broken.
    return null;
  }
  const { width, height } = bitmap;
  const scale = Math.min(1, HEIGHT / height, (3 * HEIGHT) / width);
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  canvas.hidden = false;
  bitmap.close();
  return width * height;
};
