//! Tests that the number of threads, the block sizes, and whether a file is in memory make no difference.

use std::ops::ControlFlow;

use proptest::prelude::{ProptestConfig, any, prop_assert_eq, proptest};
use proptest::sample::Index;

use super::YamlFile;
use crate::load::builtin::FILES;
use crate::load::section::Section;
use crate::load::source::RecordSource as _;
use crate::load::text::Body;
use crate::load::text::LongFile;

/// What is read from a file, in order, and the problems outside entries. Reading ends after `limit` entries.
fn read_all(body: Body<'_>, sizes: (usize, usize), threads: usize, limit: usize) -> Vec<String> {
    let mut file = YamlFile::with_blocks(0, body, sizes, threads);
    let mut lines = vec![format!("{:?}", file.problems())];
    for (section, _) in Section::ALL {
        file.read(section, &mut |entry| {
            let position = entry.at.slug().position();
            lines.push(format!("{position:?} {:?} {:?}", entry.slug, entry.reading));
            if lines.len() < limit { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
    }
    lines.push(format!("{:?}", file.finish()));
    lines
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(30) })]

    #[test]
    fn any_number_of_threads_and_blocks_of_any_size_read_the_same_in_the_same_order(
        file in any::<Index>(),
        damages in proptest::collection::vec((any::<Index>(), "[:\\[{\"\n>x*-]{0,2}"), 0..5),
        limit in 1_usize..60,
    ) {
        let (name, body) = FILES[file.index(FILES.len())];
        let mut characters: Vec<char> = body.chars().take(6_000).collect();
        for (index, damage) in &damages {
            let index = index.index(characters.len());
            characters.splice(index..index, damage.chars());
        }
        let text: String = characters.into_iter().collect();
        let body = Body::Memory(&text);
        let expected = read_all(body, (usize::MAX, usize::MAX), 0, limit);
        for threads in [1, 2, 7] {
            prop_assert_eq!(&read_all(body, (300, 1_000), threads, limit), &expected);
        }
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("graph.yaml");
        std::fs::write(&path, &text)?;
        let long_file = LongFile::open_from(&path, 0..u64::MAX);
        let long_file = long_file.expect("the file is not too large").expect("the file is text");
        for sizes in [(0, 0), (300, 1_000), (usize::MAX, 1)] {
            prop_assert_eq!(&read_all(Body::Long(&long_file), sizes, 1, limit), &expected, "{}", name);
        }
    }
}
