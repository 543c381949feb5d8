#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| guanxi_fuzz::saved_graph::saved_graph(data));
