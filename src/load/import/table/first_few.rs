/// The maximum number of items that a message names.
const MAX_NAMED: usize = 5;

/// A number of items, and the names of the first few.
#[derive(Clone, Debug, Default)]
pub(super) struct FirstFew {
    count: usize,
    names: Vec<String>,
}

impl FirstFew {
    pub(super) fn add(&mut self, name: impl FnOnce() -> String) {
        self.count += 1;
        if self.count <= MAX_NAMED {
            self.names.push(name());
        }
    }

    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// The names, followed by `more` if there are other items.
    pub(super) fn names(&self, separator: &str, more: &str) -> String {
        let more = if self.count > MAX_NAMED { more } else { "" };
        self.names.join(separator) + more
    }
}
