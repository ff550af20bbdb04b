// The reader's camera as a stream of pictures, only while she wants it. No picture leaves the page.
export type Camera = {
  /** Resolves when there is another picture to look at. */
  readonly nextPicture: () => Promise<void>;
  readonly stop: () => void;
};

/** Looking more often than this finds no more and empties the battery. */
const PAUSE_MS = 120;

/** Shows the camera in the video. Rejects when it is not given. */
export async function startCamera(video: HTMLVideoElement): Promise<Camera> {
  const ideal = { width: { ideal: 1280 }, height: { ideal: 1280 } };
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: 'environment', ...ideal },
  });
  video.srcObject = stream;
  video.hidden = false;
  await video.play();
  return {
    nextPicture: () => new Promise((due) => setTimeout(due, PAUSE_MS)),
    stop: () => {
      for (const track of stream.getTracks()) track.stop();
      video.srcObject = null;
    },
  };
}
