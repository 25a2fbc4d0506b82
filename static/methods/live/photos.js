// A photo is made smaller before it waits in the phone: a rural line then carries it in seconds.
(() => {
  "use strict";
  const LONGEST = 1600;
  const QUALITY = 0.85;

  const drawn = (image, canvas, longest) => {
    const scale = Math.min(1, longest / Math.max(image.width, image.height));
    Object.assign(canvas, { width: Math.max(1, Math.round(image.width * scale)), height: Math.max(1, Math.round(image.height * scale)) });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas;
  };

  // What this browser cannot read goes as it is: the server says what is wrong with it.
  const smaller = async (file) => {
    try {
      const image = await createImageBitmap(file, { imageOrientation: "from-image" });
      const canvas = drawn(image, document.createElement("canvas"), LONGEST);
      const blob = await new Promise((resolve) => { canvas.toBlob(resolve, "image/jpeg", QUALITY); });
      return blob ? { photo: blob, name: "photo.jpg" } : { photo: file, name: file.name };
    } catch {
      return { photo: file, name: file.name };
    }
  };

  const show = async (blob, canvas) => {
    try {
      drawn(await createImageBitmap(blob), canvas, 480);
    } catch {
      canvas.hidden = true;
    }
  };

  globalThis.EssaimPhotos = { smaller, show };
})();
