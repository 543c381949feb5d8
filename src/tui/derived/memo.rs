use std::ops::Deref;
use std::rc::Rc;

/// A value that is recomputed only when its key changes; cheap to clone.
#[derive(Clone, Debug)]
pub struct Memo<K, V> {
    key: Option<K>,
    value: Rc<V>,
}

impl<K: PartialEq, V: Default> Memo<K, V> {
    /// Recomputes the value if its key has changed; without a key, resets it to the default.
    pub(crate) fn refresh(&mut self, key: Option<K>, make: impl FnOnce(&K) -> V) {
        if self.key != key {
            self.value = Rc::new(key.as_ref().map_or_else(V::default, make));
            self.key = key;
        }
    }

    /// Whether the value belongs to this key.
    pub(crate) fn is_for(&self, key: Option<&K>) -> bool {
        self.key.as_ref() == key
    }

    pub(crate) fn set(&mut self, key: Option<K>, value: V) {
        (self.key, self.value) = (key, Rc::new(value));
    }
}

impl<K, V: Default> Default for Memo<K, V> {
    fn default() -> Self {
        Self { key: None, value: Rc::default() }
    }
}

impl<K, V> Deref for Memo<K, V> {
    type Target = V;

    fn deref(&self) -> &V {
        &self.value
    }
}
