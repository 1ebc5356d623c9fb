"""The entropy of this machine."""

import secrets


class SystemEntropy:
    """Gives the system's entropy; the :class:`~edgecode.usecases.ports.entropy.Entropy` outside of tests."""

    def token(self, size: int) -> bytes:
        """Give ``size`` bytes from the system's generator for secrets."""
        return secrets.token_bytes(size)
