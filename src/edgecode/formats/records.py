"""What readers may yield: the film's records, and remarks."""

from edgecode.film.board import Panel, PanelImage
from edgecode.film.cut import Cut
from edgecode.film.omc import OmcRecord
from edgecode.film.recording import Recording
from edgecode.film.script import Script
from edgecode.film.transcript import Transcript

Record = Script | Panel | PanelImage | Recording | Cut | OmcRecord | Transcript
