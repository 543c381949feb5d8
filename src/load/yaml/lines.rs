use memchr::memchr_iter;

/// The lines of a string, including their line breaks, each with its byte offset.
#[expect(clippy::string_slice, reason = "lines end after line feeds")]
pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let ends = memchr_iter(b'\n', text.as_bytes()).map(|index| index + 1);
    let mut start = 0;
    ends.chain([text.len()]).filter_map(move |end| {
        let line = (start, &text[start..end]);
        start = end;
        (!line.1.is_empty()).then_some(line)
    })
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn no_line_is_lost_or_added() {
        assert_eq!(lines("a\n\nb").collect::<Vec<_>>(), [(0, "a\n"), (2, "\n"), (3, "b")]);
        assert_eq!(lines("a\n").collect::<Vec<_>>(), [(0, "a\n")]);
        assert_eq!(lines("").count(), 0);
    }
}
