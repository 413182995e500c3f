// SPDX-License-Identifier: MIT
// The short run of a fuzz program without libFuzzer: its corpus, and some thousand damaged copies of it,
// the same every time.
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using Input = std::vector<std::uint8_t>;
constexpr std::size_t damaged_copies = 4000;

Input damaged(Input input, std::mt19937& random)
{
    for (unsigned i = 1 + random() % 8; i > 0 && !input.empty(); --i) {
        const auto place = static_cast<std::ptrdiff_t>(random() % input.size());
        switch (random() % 3) {
        case 0:
            input.erase(input.begin() + place);
            break;
        case 1:
            input.insert(input.begin() + place, static_cast<std::uint8_t>(random()));
            break;
        default:
            input[static_cast<std::size_t>(place)] = static_cast<std::uint8_t>(random());
        }
    }
    return input;
}

} // namespace

int main(int argc, char** argv)
{
    std::map<std::string, Input> corpus; // in an order that is the same everywhere
    for (const auto& entry : std::filesystem::directory_iterator{argc > 1 ? argv[1] : "."}) {
        std::ifstream file{entry.path(), std::ios::binary};
        corpus[entry.path().filename()] = {std::istreambuf_iterator<char>{file}, {}};
    }
    std::mt19937 random{1};
    for (const auto& [name, input] : corpus) {
        LLVMFuzzerTestOneInput(input.data(), input.size());
        for (std::size_t i = 0; i < damaged_copies / corpus.size(); ++i) {
            const Input worse = damaged(input, random);
            LLVMFuzzerTestOneInput(worse.data(), worse.size());
        }
    }
    std::printf("%zu inputs\n", corpus.size());
    return corpus.empty() ? 1 : 0;
}
