//! Files that are damaged, foreign or hostile.

use std::fs;

use super::{Folder, use_graph};
use crate::load::{CacheState, LoadOptions, load_with};
use crate::model::{COLUMN_ALIGNMENT, Columns, Graph};

#[test]
fn damaged_files_are_noticed_and_replaced() {
    let folder = Folder::new();
    let file = folder.save();
    let bytes = fs::read(&file).expect("the file should be readable");
    let mut damaged: Vec<(String, Vec<u8>)> = (0..=50)
        .map(|part| bytes.len() * part / 50)
        .filter(|length| *length < bytes.len())
        .map(|length| (format!("the first {length} bytes"), bytes[..length].to_vec()))
        .collect();
    for index in (0..bytes.len()).step_by(7) {
        let mut flipped = bytes.clone();
        flipped[index] ^= 1 << (index % 8);
        damaged.push((format!("a bit of byte {index}"), flipped));
    }
    let mut newer = bytes.clone();
    newer[8] += 1;
    damaged.push(("a newer version".to_owned(), newer));
    let mut other_order = bytes.clone();
    other_order[8..12].reverse();
    damaged.push(("another byte order".to_owned(), other_order));
    damaged.push(("a foreign file".to_owned(), b"\x7fELF".repeat(1000)));
    damaged.push(("a longer file".to_owned(), [bytes.as_slice(), b"x"].concat()));
    for (name, damaged) in damaged {
        fs::write(&file, damaged).expect("the file should be written");
        folder.assert_parsed(&name);
    }
    assert_eq!(folder.save(), file);
    folder.assert_saved("replaced");
}

#[test]
fn a_file_of_another_build_is_not_used() {
    let folder = Folder::new();
    let file = folder.save();
    let bytes = fs::read(&file).expect("the file should be readable");
    let version = env!("CARGO_PKG_VERSION").as_bytes();
    let at = bytes.windows(version.len()).position(|part| part == version);
    let mut other = bytes;
    other[at.expect("the header should contain the version")] += 1;
    let length = u32::from_ne_bytes(other[12..16].try_into().expect("four bytes")) as usize;
    let checksum = crc32fast::hash(&other[20..20 + length]);
    other[16..20].copy_from_slice(&checksum.to_ne_bytes());
    fs::write(&file, other).expect("the file should be written");
    folder.assert_parsed("another version");
    assert!(
        matches!(folder.cache().list().as_deref(), Ok([it]) if it.state == CacheState::Unusable)
    );
}

#[test]
fn a_hostile_file_with_the_right_checksums_does_not_panic() {
    let mut state = 1_u64;
    let mut random = move |below: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or(0) % below
    };
    let loaded = load_with(&Folder::of("tests/graphs/every-field").source, LoadOptions::default());
    let columns = loaded.graph.columns();
    let (mut accepted, mut refused) = (0, 0);
    for round in 0..4000 {
        let mut buffers = columns.each_ref().map(|column| aligned_copy(column));
        for _ in 0..=round % 3 {
            let index = random(buffers.len());
            let buffer = &mut buffers[index];
            if !buffer.is_empty() {
                let byte = random(buffer.len());
                buffer[byte] = [0, 1, 0x7f, 0xff][random(4)];
            }
        }
        let changed = Columns::from_bytes(buffers.map(|buffer| &*buffer));
        match Graph::from_columns(
            &changed.expect("the lengths are the same"),
            loaded.graph.details(),
        ) {
            Some(graph) => {
                accepted += 1;
                std::hint::black_box(use_graph(&graph));
            }
            None => refused += 1,
        }
    }
    assert!(accepted > 100 && refused > 100, "{accepted} accepted, {refused} refused");
}

/// A copy aligned like a column, which lives as long as a mapped file.
fn aligned_copy(bytes: &[u8]) -> &'static mut [u8] {
    let buffer = vec![0; bytes.len() + COLUMN_ALIGNMENT].leak();
    let start = buffer.as_ptr().align_offset(COLUMN_ALIGNMENT);
    let copy = &mut buffer[start..start + bytes.len()];
    copy.copy_from_slice(bytes);
    copy
}
