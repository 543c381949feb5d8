//! A fast map from ids.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::model::EntityId;

/// Values by entity. Never iterated, because it has no order.
pub(super) type EntityMap<T> = HashMap<EntityId, T, BuildHasherDefault<IdHasher>>;

/// Multiplies an id by the golden ratio (Knuth, "The Art of Computer Programming", volume 3,
/// section 6.4): ids are row numbers, no one chooses them to collide.
#[derive(Default)]
pub(super) struct IdHasher(u64);

impl Hasher for IdHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u32(u32::from(*byte));
        }
    }

    fn write_u32(&mut self, id: u32) {
        self.0 = (self.0.rotate_left(5) ^ u64::from(id)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 ^= self.0 >> 32;
    }
}
