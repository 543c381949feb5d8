use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use hmac_sha256::Hash;

/// The hash of a script or style sheet as a source in a content security policy: `'sha256-…'`.
pub(super) fn content_hash(content: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Hash::hash(content.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::content_hash;

    #[test]
    fn the_example_of_the_specification_has_the_specified_hash() {
        // The example of Content Security Policy Level 3, section 8.3.
        let hash = content_hash("alert('Hello, world.');");
        assert_eq!(hash, "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
    }
}
