//! Floor 1, text: how words are shown and compared, whatever they are about.

mod nearest;

pub(crate) use nearest::nearest;
