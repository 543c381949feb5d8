use std::ops::Deref;
use std::slice;

/// The indices of the mentions that state a value, in ascending order. Nearly all values have one, which is not allocated.
#[derive(Debug)]
pub(super) enum MentionList {
    One(u32),
    Several(Vec<u32>),
}

impl MentionList {
    pub(super) fn append(&mut self, others: &Self) {
        match self {
            Self::One(first) => *self = Self::Several([slice::from_ref(first), others].concat()),
            Self::Several(indices) => indices.extend_from_slice(others),
        }
    }
}

impl Deref for MentionList {
    type Target = [u32];

    fn deref(&self) -> &[u32] {
        match self {
            Self::One(index) => slice::from_ref(index),
            Self::Several(indices) => indices,
        }
    }
}
