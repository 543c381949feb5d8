use std::io::{self, BufRead, BufReader, Read};

/// Which limit a part of a workbook exceeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exceeded {
    /// All parts together.
    Total,
    /// A tag, a string or a comment, which a parser keeps in memory as a whole.
    Piece,
}

/// Reads a part of a workbook as it is unpacked, and fails as soon as it exceeds a limit.
pub(super) struct PartReader<R> {
    inner: BufReader<R>,
    /// The number of bytes that may be read, before the next piece of XML and in total.
    piece_left: u64,
    total_left: u64,
    exceeded: Option<Exceeded>,
}

impl<R: Read> PartReader<R> {
    /// The maximum size of a piece. A cell has at most 32,767 characters.
    pub(super) const MAX_PIECE: u64 = 256 << 10;

    pub(super) fn new(part: R, total_left: u64) -> Self {
        let inner = BufReader::with_capacity(1 << 16, part);
        Self { inner, piece_left: Self::MAX_PIECE, total_left, exceeded: None }
    }

    /// To be called after each piece.
    pub(super) fn start_piece(&mut self) {
        self.piece_left = Self::MAX_PIECE;
    }

    /// The number of bytes that may still be read.
    pub(super) fn total_left(&self) -> u64 {
        self.total_left
    }

    /// The limit that made reading fail.
    pub(super) fn exceeded(&self) -> Option<Exceeded> {
        self.exceeded
    }

    /// Reads the rest of the part without keeping it.
    pub(super) fn skip_rest(&mut self) -> io::Result<()> {
        loop {
            self.start_piece();
            let count = self.fill_buf()?.len();
            if count == 0 {
                return Ok(());
            }
            self.consume(count);
        }
    }
}

impl<R: Read> BufRead for PartReader<R> {
    #[expect(clippy::indexing_slicing, reason = "the count is at most the length")]
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let left = self.piece_left.min(self.total_left);
        let bytes = self.inner.fill_buf()?;
        if left == 0 && !bytes.is_empty() {
            let exceeded = if self.total_left == 0 { Exceeded::Total } else { Exceeded::Piece };
            self.exceeded = Some(exceeded);
            return Err(io::Error::other("a limit is exceeded"));
        }
        let count = bytes.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        Ok(&bytes[..count])
    }

    fn consume(&mut self, count: usize) {
        self.inner.consume(count);
        self.piece_left = self.piece_left.saturating_sub(count as u64);
        self.total_left = self.total_left.saturating_sub(count as u64);
    }
}

impl<R: Read> Read for PartReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}
