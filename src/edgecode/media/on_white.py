"""A frame that is partly transparent, as drawings are, laid on white, and turned."""

import numpy as np
from av.video.frame import VideoFrame


def laid_on_white(frame: VideoFrame, *, width: int, height: int, turns: int) -> VideoFrame:
    """Give a frame laid on white and turned by quarters to the left, as ``rgb24``; width and height are as it then stands."""
    width, height = (height, width) if turns % 2 else (width, height)
    pixels = frame.reformat(width=width, height=height, format="rgba").to_ndarray().astype(np.uint16)
    alpha = pixels[:, :, 3:]
    laid = ((pixels[:, :, :3] * alpha + 255 * (255 - alpha)) // 255).astype(np.uint8)
    return VideoFrame.from_ndarray(np.ascontiguousarray(np.rot90(laid, turns)), format="rgb24")
