// SPDX-License-Identifier: MIT
#include "ui/frame_fingerprint.hpp"

#include <cstring>
#include <imgui.h>

namespace eupnea::ui {

namespace {

class Fingerprint {
public:
    void add(const void* bytes, std::size_t size)
    {
        const auto* next = static_cast<const unsigned char*>(bytes);
        for (; size >= sizeof(std::uint64_t); size -= sizeof(std::uint64_t)) {
            std::uint64_t word = 0;
            std::memcpy(&word, next, sizeof word);
            value_ = (value_ ^ word) * prime;
            next += sizeof word;
        }
        for (; size > 0; --size) value_ = (value_ ^ *next++) * prime;
    }
    std::uint64_t value() const { return value_; }

private:
    static constexpr std::uint64_t prime = 0x00000100000001B3u;
    std::uint64_t value_ = 0xCBF29CE484222325u;
};

} // namespace

std::uint64_t fingerprint(const ImDrawData& data, const SceneState& scene)
{
    Fingerprint print;
    print.add(&data.DisplaySize, sizeof data.DisplaySize);
    print.add(&data.FramebufferScale, sizeof data.FramebufferScale);
    for (int i = 0; i < data.CmdListsCount; ++i) {
        const ImDrawList& list = *data.CmdLists[i];
        print.add(list.VtxBuffer.Data, static_cast<std::size_t>(list.VtxBuffer.size_in_bytes()));
        print.add(list.IdxBuffer.Data, static_cast<std::size_t>(list.IdxBuffer.size_in_bytes()));
        for (const ImDrawCmd& command : list.CmdBuffer)
            print.add(&command.ClipRect, sizeof command.ClipRect);
    }
    print.add(&scene, sizeof scene);
    return print.value();
}

} // namespace eupnea::ui
