// SPDX-License-Identifier: MIT
#include "app/remembered_strap.hpp"

#include <algorithm>
#include <filesystem>

#include "base/output_file.hpp"
#include "base/own_folders.hpp"
#include "base/small_file.hpp"
#include "drivers/bluetooth/strap_choice.hpp"

namespace eupnea::app {

namespace {

std::filesystem::path kept_in() { return config_folder() / "strap"; }

} // namespace

std::string remembered_strap()
{
    std::string address = read_small_file(kept_in()).value_or("");
    address.resize(std::min(address.find('\n'), address.size()));
    return is_address(address) ? address : "";
}

void remember_strap(const std::string& address)
{
    namespace fs = std::filesystem;
    if (address == remembered_strap()) return;
    std::error_code ignored;
    fs::create_directories(kept_in().parent_path(), ignored);
    if (!write_private_file(kept_in(), address + '\n'))
        return; // the first strap that is found is taken the next time
}

} // namespace eupnea::app
