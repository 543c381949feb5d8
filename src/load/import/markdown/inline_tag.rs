//! Tags in text, as in Obsidian and zk: <https://help.obsidian.md/tags>

use std::ops::Range;

/// The first tag in a text, without `#`, apart from those in the `verbatim` byte ranges, which are in ascending order. A tag follows
/// white space, and is not only digits.
pub(super) fn first_tag<'t>(text: &'t str, verbatim: &[Range<usize>]) -> Option<&'t str> {
    let mut verbatim = verbatim.iter().peekable();
    let mut tags = text.match_indices('#').filter_map(|(offset, _)| {
        while verbatim.next_if(|range| range.end <= offset).is_some() {}
        let is_verbatim = verbatim.peek().is_some_and(|range| range.contains(&offset));
        let (before, after) = text.split_at_checked(offset)?;
        let is_apart = before.chars().next_back().is_none_or(char::is_whitespace);
        if is_verbatim || !is_apart { None } else { tag(after.strip_prefix('#')?) }
    });
    tags.next()
}

/// The tag at the start of a text.
fn tag(text: &str) -> Option<&str> {
    let is_part = |it: char| it.is_alphanumeric() || ['_', '-', '/'].contains(&it);
    let tag = text.split(|it| !is_part(it)).next()?.trim_matches('/');
    tag.contains(char::is_alphabetic).then_some(tag)
}

#[cfg(test)]
mod tests {
    use super::first_tag;

    #[test]
    fn tags_follow_white_space_and_are_not_numbers() {
        for (text, tag) in [
            ("#person", Some("person")),
            ("No #1 of 2, #1984, C# and a#b; #人物。", Some("人物")),
            ("see\n#people/first-class_2, #other", Some("people/first-class_2")),
            ("(#person) https://a.example/#top", None),
            ("# #- #/", None),
        ] {
            assert_eq!(first_tag(text, &[]), tag, "{text}");
        }
        assert_eq!(first_tag("#a #b #c", &[0..2, 3..5]), Some("c"));
    }
}
