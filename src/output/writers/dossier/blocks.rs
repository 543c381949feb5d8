/// Headings, paragraphs and list items, with a blank line between blocks.
#[derive(Default)]
pub(super) struct Blocks(String);

impl Blocks {
    pub(super) fn push_heading(&mut self, level: usize, text: &str) {
        self.push_paragraph(&format!("{} {text}", "#".repeat(level)));
    }

    pub(super) fn push_paragraph(&mut self, text: &str) {
        self.0.truncate(self.0.trim_end().len());
        if !self.0.is_empty() {
            self.0.push_str("\n\n");
        }
        self.0.push_str(text);
        self.0.push_str("\n\n");
    }

    pub(super) fn push_item(&mut self, text: &str) {
        self.0.push_str("- ");
        self.0.push_str(text);
        self.0.push('\n');
    }

    /// Returns the text, with a final newline.
    pub(super) fn finish(mut self) -> String {
        self.0.truncate(self.0.trim_end().len());
        self.0.push('\n');
        self.0
    }
}
