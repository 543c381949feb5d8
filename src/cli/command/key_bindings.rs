//! Key bindings for shells: a key inserts the slug of an entity chosen in the finder.

use crate::cli::failure::Failure;

/// The supported shells, each with its script.
const SCRIPTS: [(&str, &str); 3] = [
    ("bash", include_str!("key_bindings/guanxi.bash")),
    ("zsh", include_str!("key_bindings/guanxi.zsh")),
    ("fish", include_str!("key_bindings/guanxi.fish")),
];

pub(super) fn key_bindings(shell: &str) -> Result<&'static str, Failure> {
    let script = SCRIPTS.iter().find(|(name, _)| *name == shell).map(|(_, script)| *script);
    let unsupported = || {
        Failure::Usage(format!(
            "no key bindings for {shell}: only bash, zsh and fish are supported"
        ))
    };
    script.ok_or_else(unsupported)
}
