// What was noted, in two parts: photos made light, the list.

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

// The list of what was noted: what the server has, and what still waits in the phone, the latest first.
(() => {
  "use strict";
  globalThis.EssaimNotes = ({ data, part, put, fill, clockTime, queue, changed }) => {
    const { words } = data;
    const rows = new Map();

    const build = () => part("noted").content.firstElementChild.cloneNode(true);

    const write = (row, name, text) => {
      const element = row.querySelector(`[data-part=${name}]`);
      element.hidden = !text;
      put(element, text);
    };

    const showPhoto = (row, item, caption) => {
      const link = row.querySelector("[data-part=photo]"), pixels = row.querySelector("[data-part=pixels]");
      if (item.photo instanceof Blob) {
        if (pixels.hidden) globalThis.EssaimPhotos.show(item.photo, pixels);
        pixels.hidden = false;
        pixels.setAttribute("aria-label", caption);
      } else if (item.photo && link.hidden) {
        link.href = item.photo;
        Object.assign(link.querySelector("img"), { src: item.photo, alt: caption });
        link.hidden = false;
        pixels.hidden = true;
      }
    };

    const complete = (row, item, isMine) => {
      const slot = data.slots[Math.min(item.slot, data.slots.length - 1)].title;
      const what = `${item.kind === "photo" ? words.photo : words.note}, ${clockTime(item.at)}`;
      write(row, "text", item.text);
      write(row, "when", clockTime(item.at));
      write(row, "slot", slot);
      write(row, "who", isMine ? "" : item.who);
      row.querySelector("[data-part=waiting]").hidden = !isMine || Boolean(item.refused);
      write(row, "refused", item.refused ? fill(words.refused, { reason: item.refused }) : "");
      if (item.kind === "photo") showPhoto(row, item, fill(words.photo_of, { time: clockTime(item.at), title: slot }));
      const link = row.querySelector("[data-part=withdraw]");
      link.hidden = isMine || !item.withdrawable;
      if (!link.hidden) link.href = data.urls.note.replace("00000000-0000-0000-0000-000000000000", item.uid);
      put(row.querySelector("[data-part=what]"), `${words.colon}${what}`);
      const drop = row.querySelector("[data-part=drop]");
      drop.hidden = !isMine;
      drop.setAttribute("aria-label", `${words.withdraw}${words.colon}${what}`);
      drop.onclick = async () => {
        await queue.drop(item.uid);
        changed();
      };
    };

    const show = (events) => {
      const isNoted = (item) => item.kind === "note" || item.kind === "photo";
      const known = new Map(events.filter(isNoted).map((item) => [item.uid, [item, false]]));
      for (const item of queue.items.filter(isNoted)) if (!known.has(item.uid)) known.set(item.uid, [item, true]);
      const sorted = [...known.values()].sort(([a], [b]) => b.at - a.at);
      for (const uid of [...rows.keys()]) if (!known.has(uid)) rows.delete(uid);
      const shown = sorted.map(([item, isMine]) => {
        const row = rows.get(item.uid) || build();
        rows.set(item.uid, row);
        complete(row, item, isMine);
        return row;
      });
      const list = part("list");
      if (shown.length !== list.children.length || shown.some((row, n) => row !== list.children[n])) list.replaceChildren(...shown);
    };

    return { show };
  };
})();
