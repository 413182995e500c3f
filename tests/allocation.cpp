// SPDX-License-Identifier: MIT
// Counts what the whole test program allocates.
#include "allocation.hpp"

#include <atomic>
#include <cstdlib>
#include <new>

#include "catch.hpp"

namespace {

std::atomic<std::size_t> count{0};

} // namespace

std::size_t allocations_so_far() { return count; }

void* operator new(std::size_t size)
{
    ++count;
    if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
    throw std::bad_alloc{};
}
void* operator new[](std::size_t size) { return operator new(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept
{
    ++count;
    return std::malloc(size == 0 ? 1 : size);
}
void* operator new[](std::size_t size, const std::nothrow_t& tag) noexcept
{
    return operator new(size, tag);
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

TEST_CASE("allocation: what is allocated is counted")
{
    const std::size_t before = allocations_so_far();
    auto* volatile number = new int{1};
    CHECK(allocations_so_far() == before + 1);
    delete number;
}
