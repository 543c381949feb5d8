//! Tests that the number of threads changes nothing.

use std::ops::ControlFlow;

use proptest::prelude::{ProptestConfig, any, prop_assert_eq, proptest};
use proptest::sample::Index;

use super::YamlFile;
use crate::load::builtin::FILES;
use crate::load::section::Section;
use crate::load::source::RecordSource as _;
use crate::load::text::Text;

/// What is read from a text, in order, and the problems outside entries. Reading ends after `limit` entries.
fn read_all(text: &Text, block_bytes: usize, threads: usize, limit: usize) -> Vec<String> {
    let mut file = YamlFile::with_blocks(0, text, block_bytes, threads);
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
    fn any_number_of_threads_reads_the_same_in_the_same_order(
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
        let text = Text { name: name.to_owned(), body: characters.into_iter().collect() };
        let expected = read_all(&text, usize::MAX, 0, limit);
        for threads in [1, 2, 7] {
            prop_assert_eq!(&read_all(&text, 300, threads, limit), &expected);
        }
    }
}
