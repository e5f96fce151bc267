/** Pixels of a side as it is sent; the server draws it once more, smaller. */
const side = 384;

/**
 * A photo's middle as a small JPEG in base64, so that megabytes need not go through the air. Rejects
 * where the browser cannot read the file.
 */
export async function squarePhoto(file: Blob): Promise<string> {
  const address = URL.createObjectURL(file);
  try {
    const photo = new Image();
    photo.src = address;
    await photo.decode();
    const { naturalWidth: width, naturalHeight: height } = photo;
    const from = Math.min(width, height);
    const canvas = document.createElement('canvas');
    canvas.width = side;
    canvas.height = side;
    const middle = [(width - from) / 2, (height - from) / 2, from, from] as const;
    canvas.getContext('2d')?.drawImage(photo, ...middle, 0, 0, side, side);
    return canvas.toDataURL('image/jpeg', 0.85).replace(/^[^,]*,/, '');
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** The file that was just chosen, once: choosing the same one again counts, too. */
export function takeFile(event: Event): File | null {
  if (!(event.target instanceof HTMLInputElement)) return null;
  const file = event.target.files?.[0] ?? null;
  event.target.value = '';
  return file;
}
