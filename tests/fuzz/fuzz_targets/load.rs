#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| guanxi_fuzz::targets::load_yaml(data));
