// SPDX-License-Identifier: MIT
// The short run of a fuzz program without libFuzzer: its corpus, and each of it damaged a few hundred
// times in the same ways every time.
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using Input = std::vector<std::uint8_t>;
constexpr int damages = 200;

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
    std::size_t runs = 0;
    std::mt19937 random{1};
    for (const auto& entry : std::filesystem::directory_iterator{argc > 1 ? argv[1] : "."}) {
        std::ifstream file{entry.path(), std::ios::binary};
        const Input input{std::istreambuf_iterator<char>{file}, {}};
        LLVMFuzzerTestOneInput(input.data(), input.size());
        for (int i = 0; i < damages; ++i, ++runs) {
            const Input worse = damaged(input, random);
            LLVMFuzzerTestOneInput(worse.data(), worse.size());
        }
    }
    std::printf("%zu inputs\n", runs);
    return runs > 0 ? 0 : 1;
}
