"""A frame that is partly transparent, as drawings are, laid on white."""

import numpy as np
from av.video.frame import VideoFrame


def laid_on_white(frame: VideoFrame, *, width: int, height: int) -> VideoFrame:
    """Give a frame scaled to some pixels and laid on white; it has no transparency any more (``rgb24``)."""
    pixels = frame.reformat(width=width, height=height, format="rgba").to_ndarray().astype(np.uint16)
    alpha = pixels[:, :, 3:]
    laid = (pixels[:, :, :3] * alpha + 255 * (255 - alpha)) // 255
    return VideoFrame.from_ndarray(laid.astype(np.uint8), format="rgb24")
