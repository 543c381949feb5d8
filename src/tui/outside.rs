//! The commands that the explorer starts: the editor and the browser.

use std::env;
use std::path::Path;
use std::process::{Command, Stdio};

/// The editor of the reader at a line (counted from 1) of a file: `$VISUAL`, `$EDITOR`, else `vi`.
pub(super) fn editor(path: &Path, line: u32) -> Command {
    let named = ["VISUAL", "EDITOR"].into_iter().find_map(|name| env::var(name).ok());
    let named = named.filter(|value| !value.trim().is_empty()).unwrap_or_else(|| "vi".to_owned());
    let mut words = named.split_whitespace();
    let program = words.next().unwrap_or("vi");
    let mut command = Command::new(program);
    command.args(words);
    let file = path.to_string_lossy();
    let name = Path::new(program).file_name().and_then(|name| name.to_str()).unwrap_or(program);
    match name {
        _ if line == 0 => command.arg(path),
        "hx" | "helix" | "zed" | "subl" => command.arg(format!("{file}:{line}")),
        "code" | "codium" => command.args(["--wait", "--goto"]).arg(format!("{file}:{line}")),
        _ => command.arg(format!("+{line}")).arg(path),
    };
    command
}

/// Opens an address in the reader's browser and does not wait for it.
pub(super) fn browse(address: &str) -> std::io::Result<()> {
    let opener = env::var("BROWSER").ok().filter(|value| !value.is_empty());
    let usual = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let opener = opener.unwrap_or_else(|| usual.to_owned());
    let mut command = Command::new(opener);
    command.arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().map(drop)
}

#[cfg(test)]
mod tests {
    use super::editor;
    use std::path::Path;

    #[test]
    fn an_unknown_line_is_not_asked_for() {
        let command = editor(Path::new("graph/people.yaml"), 0);
        let last = command.get_args().last().expect("the file");
        assert_eq!(last, "graph/people.yaml");
    }
}
